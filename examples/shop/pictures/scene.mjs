import { amplifier, radio, speakers } from "./hi-fi.mjs";
import { flipClock, kettle, lamp, wallClock } from "./maison.mjs";
import { filmCamera, instantCamera } from "./photo.mjs";
import { group, rect, stroke, svg, tint, wood } from "./shapes.mjs";

const books = (x, floor, sizes) =>
  sizes
    .map(
      ([height, fill], i) =>
        rect(x + i * 25, floor - height, 22, height, 2, fill) +
        stroke(`M${x + i * 25 + 6} ${floor - height + 14}h10`, tint.cream, 2, { opacity: 0.7 }),
    )
    .join("");

/** The shop window of the home page: the same things, on three shelves. */
export const scene = () =>
  svg(
    960,
    720,
    wood(110, 216, 360, 14, 4) +
      wood(50, 446, 860, 18, 4) +
      wood(50, 676, 860, 18, 4) +
      group("translate(590 12) scale(.5)", wallClock()) +
      group("translate(120 43) scale(.56)", filmCamera()) +
      group("translate(316 100) scale(.38)", flipClock()) +
      group("translate(44 240) scale(.67)", speakers()) +
      group("translate(316 272) scale(.57)", radio()) +
      books(560, 446, [
        [116, tint.moss],
        [104, tint.clay],
        [122, tint.sand],
        [98, tint.sky],
      ]) +
      group("translate(650 180) scale(.78)", lamp()) +
      group("translate(72 490) scale(.63)", amplifier()) +
      books(352, 676, [
        [118, tint.clay],
        [126, tint.bark],
        [108, tint.sage],
        [122, tint.moss],
        [112, tint.brass],
      ]) +
      group("translate(494 501) scale(.53)", instantCamera()) +
      group("translate(706 500) scale(.54)", kettle()),
  );
