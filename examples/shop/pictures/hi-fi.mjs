import {
  circle,
  disc,
  ground,
  group,
  holes,
  knob,
  path,
  rect,
  solid,
  stroke,
  ticks,
  tint,
  wood,
} from "./shapes.mjs";

export const turntable = () =>
  rect(52, 96, 300, 226, 16, "#000", { opacity: 0.1 }) +
  wood(46, 88, 308, 226, 14) +
  disc(172, 201, 98, tint.sand) +
  disc(172, 201, 92, tint.soot) +
  [82, 74, 66, 58, 50, 42]
    .map((r) => circle(172, 201, r, "none", { stroke: "#fff", "stroke-opacity": 0.1 }))
    .join("") +
  path("M172 201L108 136A91 91 0 0 1 146 113Z", "#fff", { opacity: 0.08 }) +
  disc(172, 201, 30, tint.clay) +
  circle(172, 201, 4, tint.cream) +
  disc(312, 132, 22, tint.sand) +
  stroke("M312 132L300 226L262 262", tint.cream, 6) +
  group("rotate(48 258 266)", rect(246, 258, 26, 15, 3, tint.coal)) +
  disc(312, 132, 9, tint.coal) +
  knob(318, 278, 14, tint.coal, -40);

export const amplifier = () =>
  ground(200, 296, 168) +
  rect(78, 282, 44, 14, 3, tint.soot) +
  rect(278, 282, 44, 14, 3, tint.soot) +
  solid(46, 132, 308, 154, 8, tint.sand) +
  wood(34, 124, 22, 168, 5) +
  wood(344, 124, 22, 168, 5) +
  [84, 186]
    .map(
      (x) =>
        solid(x, 154, 88, 54, 5, tint.cream) +
        stroke(`M${x + 14} 190q30 -26 60 0`, tint.coal, 2) +
        stroke(`M${x + 44} 202l${x === 84 ? -14 : 10} -30`, tint.clay, 2.5),
    )
    .join("") +
  knob(312, 186, 28, tint.coal, 35) +
  ticks(312, 186, 38, 5, 9, tint.stone, -135, 135) +
  [96, 134, 172, 210].map((x, i) => knob(x, 250, 12, tint.brass, i * 30 - 50)).join("") +
  circle(300, 252, 5, tint.clay) +
  circle(324, 252, 5, tint.stone);

const speaker = (x) =>
  wood(x, 82, 124, 226, 8) +
  rect(x + 10, 92, 104, 206, 4, tint.coal) +
  disc(x + 62, 138, 24, tint.soot) +
  disc(x + 62, 138, 11, tint.brass) +
  disc(x + 62, 230, 46, tint.soot) +
  circle(x + 62, 230, 38, "none", { stroke: "#fff", "stroke-opacity": 0.12, "stroke-width": 3 }) +
  disc(x + 62, 230, 15, tint.coal);

export const speakers = () => ground(136, 308, 80) + ground(272, 308, 80) + speaker(66) + speaker(210);

export const radio = () =>
  ground(200, 306, 156) +
  stroke("M112 140V104q0 -16 16 -16h144q16 0 16 16v36", tint.walnut, 12) +
  rect(84, 292, 30, 14, 4, tint.bark) +
  rect(286, 292, 30, 14, 4, tint.bark) +
  solid(48, 134, 304, 164, 24, tint.moss) +
  rect(66, 152, 148, 128, 12, tint.soot, { opacity: 0.35 }) +
  holes(80, 166, 11, 9, 12.2, tint.cream) +
  disc(282, 202, 50, tint.cream) +
  ticks(282, 202, 44, 8, 13, tint.coal, -120, 120) +
  stroke("M282 202l22 -24", tint.clay, 3.5) +
  disc(282, 202, 7, tint.coal) +
  knob(252, 272, 12, tint.brass, -30) +
  knob(312, 272, 12, tint.brass, 40);
