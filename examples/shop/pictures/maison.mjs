import {
  circle,
  disc,
  ellipse,
  form,
  ground,
  group,
  path,
  rect,
  solid,
  stroke,
  ticks,
  tint,
} from "./shapes.mjs";

export const lamp = () =>
  ground(166, 344, 92) +
  path("M226 150L322 332H150Z", tint.brass, { opacity: 0.16 }) +
  form("M92 340q0 -24 74 -24t74 24z", tint.moss) +
  stroke("M166 320L112 200L236 116", tint.coal, 9) +
  disc(112, 200, 12, tint.brass) +
  disc(166, 318, 9, tint.brass) +
  group(
    "rotate(28 246 112)",
    ellipse(246, 163, 36, 9, tint.cream),
    form("M206 162q0 -66 40 -66t40 66z", tint.moss),
    solid(236, 84, 20, 18, 5, tint.brass),
  );

export const wallClock = () =>
  circle(206, 208, 138, "#000", { opacity: 0.1 }) +
  disc(200, 200, 138, tint.walnut) +
  circle(200, 200, 120, tint.cream) +
  ticks(200, 200, 110, 9, 60, tint.stone).replaceAll('stroke-width="2.5"', 'stroke-width="1.2"') +
  ticks(200, 200, 110, 16, 12, tint.coal) +
  stroke("M200 200L152 164", tint.coal, 8) +
  stroke("M200 200L238 118", tint.coal, 5) +
  stroke("M188 222L228 136", tint.clay, 2.5) +
  circle(200, 200, 8, tint.clay);

export const kettle = () =>
  ground(206, 330, 116) +
  rect(120, 312, 168, 16, 8, tint.soot) +
  stroke("M278 292C350 282 312 196 356 168", tint.stone, 17) +
  stroke("M278 292C350 282 312 196 356 168", "#fff", 4, { opacity: 0.35 }) +
  stroke("M138 178C62 166 60 286 128 276", tint.walnut, 16) +
  form("M148 168h112l30 144H118z", tint.sand) +
  form("M152 168q52 -34 104 0z", tint.stone) +
  disc(204, 138, 12, tint.walnut) +
  path("M160 184l-14 110", "none", {
    stroke: "#fff",
    "stroke-opacity": 0.5,
    "stroke-width": 7,
    "stroke-linecap": "round",
  });

export const grinder = () =>
  ground(186, 350, 84) +
  stroke("M186 96H304V84", tint.coal, 8) +
  disc(304, 68, 18, tint.walnut) +
  solid(174, 76, 24, 44, 6, tint.brass) +
  form("M138 136q0 -26 48 -26t48 26z", tint.stone) +
  solid(132, 134, 108, 74, 8, tint.sand) +
  solid(126, 206, 120, 26, 6, tint.brass) +
  solid(132, 230, 108, 116, 12, tint.walnut) +
  stroke("M150 252v76M168 252v76", tint.bark, 2, { opacity: 0.5 });

const flap = (x, digits) =>
  rect(x, 164, 104, 106, 8, tint.soot) +
  `<text x="${x + 52}" y="247" fill="${tint.cream}" font-family="Georgia, 'Liberation Serif', serif" font-size="86" text-anchor="middle">${digits}</text>` +
  rect(x, 215, 104, 3, 0, "#000", { opacity: 0.55 });

export const flipClock = () =>
  ground(200, 306, 152) +
  rect(96, 290, 36, 16, 4, tint.bark) +
  rect(268, 290, 36, 16, 4, tint.bark) +
  solid(46, 132, 308, 164, 30, tint.clay) +
  rect(72, 152, 256, 130, 14, tint.coal) +
  flap(90, "07") +
  flap(206, "30") +
  solid(180, 118, 60, 16, 8, tint.cream);
