export { ask } from "./ask.js";
export { type Action, type Content, compose } from "./content.js";
export { type Drawn, draw, type Handlers } from "./draw.js";
export { letter } from "./link.js";
export { type Choices, openPanel, type Summary } from "./panel.js";
export { addToCart, perform } from "./perform.js";
export { speaker } from "./words.js";
