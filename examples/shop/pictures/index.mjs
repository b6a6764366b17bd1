import * as accessoires from "./accessoires.mjs";
import * as hifi from "./hi-fi.mjs";
import * as maison from "./maison.mjs";
import * as nomade from "./nomade.mjs";
import * as photo from "./photo.mjs";
import { scene } from "./scene.mjs";
import { svg } from "./shapes.mjs";

const drawings = { ...hifi, ...nomade, ...maison, ...photo, ...accessoires };

/** The picture of a product, or of one of its variants, as an SVG file. */
export const productPicture = ({ drawing, colours }) => svg(400, 400, drawings[drawing](colours));

export { scene };
