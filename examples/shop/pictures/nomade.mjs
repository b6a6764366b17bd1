import {
  circle,
  disc,
  ellipse,
  form,
  ground,
  group,
  holes,
  path,
  rect,
  solid,
  stroke,
  tint,
} from "./shapes.mjs";

export const player = () =>
  ground(200, 344, 84) +
  solid(116, 54, 168, 286, 24, tint.cream) +
  rect(138, 78, 124, 94, 8, tint.coal) +
  rect(143, 83, 114, 84, 5, tint.sage) +
  rect(153, 94, 34, 34, 3, tint.clay) +
  stroke("M198 102h46M198 116h32", tint.soot, 4, { opacity: 0.7 }) +
  stroke("M153 148h94", tint.cream, 4, { opacity: 0.6 }) +
  stroke("M153 148h40", tint.cream, 4) +
  circle(200, 252, 58, tint.sand) +
  circle(200, 252, 21, tint.cream) +
  path("M200 202l-6 9h12zM200 302l-6 -9h12zM150 252l9 -6v12zM250 252l-9 -6v12z", tint.coal, {
    opacity: 0.65,
  });

/** @param {{ cup?: string, band?: string }} colours */
export const headphones = ({ cup = tint.walnut, band = tint.coal } = {}) =>
  ground(200, 340, 128) +
  stroke("M96 226C88 34 312 34 304 226", band, 18) +
  stroke("M136 92C166 60 234 60 264 92", tint.sand, 9, { opacity: 0.55 }) +
  stroke("M95 196v44M305 196v44", tint.stone, 9) +
  group("rotate(7 104 270)", solid(112, 214, 42, 112, 21, tint.soot), solid(72, 206, 52, 128, 26, cup)) +
  group("rotate(-7 296 270)", solid(246, 214, 42, 112, 21, tint.soot), solid(276, 206, 52, 128, 26, cup));

const bud = (x, turn) =>
  group(
    `rotate(${turn} ${x} 150)`,
    solid(x - 8, 140, 16, 74, 8, tint.cream),
    disc(x, 138, 25, tint.cream),
    ellipse(x, 138, 11, 15, tint.coal),
  );

export const earbuds = () =>
  ground(200, 322, 100) +
  form("M104 216q0 -44 44 -44h104q44 0 44 44z", tint.stone) +
  bud(160, 12) +
  bud(240, -12) +
  form("M104 210h192v44q0 64 -64 64h-64q-64 0 -64 -64z", tint.sage) +
  stroke("M104 218h192", tint.soot, 2, { opacity: 0.3 }) +
  circle(200, 264, 5, tint.cream);

export const pebble = () =>
  ground(200, 318, 132) +
  stroke("M292 216c58 -16 74 44 34 76", tint.walnut, 8) +
  form("M64 238c0 -70 60 -112 140 -112s132 46 132 104c0 62 -58 86 -136 86S64 300 64 238z", tint.clay) +
  group("translate(0 2)", holes(126, 182, 13, 9, 12, tint.soot, 2.4)) +
  path("M96 200c22 -36 60 -52 102 -52", "none", {
    stroke: "#fff",
    "stroke-opacity": 0.25,
    "stroke-width": 5,
    "stroke-linecap": "round",
  }) +
  [168, 200, 232].map((x) => circle(x, 304, 4, tint.cream)).join("");

const reel = (cx) =>
  circle(cx, 202, 21, tint.cream) +
  [0, 60, 120]
    .map((a) => stroke(`M${cx} 190v24`, tint.coal, 4, { transform: `rotate(${a} ${cx} 202)` }))
    .join("") +
  circle(cx, 202, 8, tint.cream);

export const cassettePlayer = () =>
  ground(200, 322, 138) +
  [92, 130, 168].map((x, i) => solid(x, 92, 30, 22, 5, i === 1 ? tint.clay : tint.stone)).join("") +
  solid(66, 106, 268, 212, 18, tint.sky) +
  solid(66, 262, 268, 56, 18, tint.sand) +
  rect(66, 256, 268, 22, 0, tint.sand) +
  rect(98, 132, 204, 108, 10, tint.coal) +
  rect(110, 146, 180, 80, 6, tint.clay) +
  rect(132, 176, 136, 52, 26, tint.soot) +
  stroke("M124 160h112", tint.cream, 4, { opacity: 0.8 }) +
  reel(162) +
  reel(238) +
  holes(226, 284, 8, 3, 11, tint.coal) +
  stroke("M100 294h64", tint.coal, 5, { opacity: 0.5 });
