import { circle, disc, form, ground, group, path, rect, solid, stroke, ticks, tint } from "./shapes.mjs";

const lens = (cx, cy, r) =>
  disc(cx, cy, r, tint.coal) +
  circle(cx, cy, r * 0.8, tint.soot) +
  disc(cx, cy, r * 0.58, tint.moss) +
  circle(cx, cy, r * 0.34, tint.soot) +
  circle(cx - r * 0.24, cy - r * 0.26, r * 0.13, tint.cream, { opacity: 0.85 });

export const instantCamera = () =>
  ground(200, 332, 126) +
  solid(78, 86, 244, 180, 26, tint.cream) +
  form("M70 246h260l14 54q6 26 -20 26H76q-26 0 -20 -26z", tint.sand) +
  rect(98, 290, 204, 12, 6, tint.soot) +
  [tint.clay, tint.brass, tint.sage, tint.sky].map((c, i) => rect(182 + i * 9, 88, 9, 158, 0, c)).join("") +
  rect(98, 106, 62, 40, 8, tint.coal) +
  rect(104, 112, 50, 28, 5, tint.sky, { opacity: 0.7 }) +
  disc(280, 126, 20, tint.coal) +
  circle(280, 126, 10, tint.sage) +
  lens(200, 200, 54) +
  disc(104, 214, 14, tint.clay);

export const filmCamera = () =>
  ground(200, 302, 158) +
  solid(82, 112, 44, 18, 6, tint.stone) +
  solid(270, 110, 52, 20, 6, tint.stone) +
  disc(238, 124, 9, tint.brass) +
  form("M146 130l14 -30h80l14 30z", tint.sand) +
  rect(172, 108, 56, 16, 4, tint.coal) +
  solid(48, 126, 304, 172, 20, tint.sand) +
  rect(48, 168, 304, 92, 0, tint.coal) +
  stroke("M48 192h304M48 214h304M48 236h304", "#fff", 1, { opacity: 0.06 }) +
  rect(284, 138, 44, 22, 5, tint.coal) +
  rect(288, 142, 36, 14, 3, tint.sky) +
  lens(200, 214, 74) +
  ticks(200, 214, 69, 6, 40, tint.stone).replaceAll('stroke-width="2.5"', 'stroke-width="1.5"');

export const film35 = () =>
  ground(196, 316, 130) +
  path("M214 178h138v108H214z", tint.bark) +
  Array.from(
    { length: 7 },
    (_, i) => rect(226 + i * 18, 186, 9, 11, 2, tint.cream) + rect(226 + i * 18, 267, 9, 11, 2, tint.cream),
  ).join("") +
  [0, 1].map((i) => rect(232 + i * 60, 206, 50, 52, 3, tint.walnut)).join("") +
  solid(126, 104, 44, 34, 6, tint.coal) +
  solid(80, 128, 136, 22, 8, tint.coal) +
  solid(88, 146, 120, 148, 0, tint.brass) +
  rect(88, 176, 120, 62, 0, tint.moss) +
  `<text x="148" y="222" fill="${tint.cream}" font-family="Georgia, 'Liberation Serif', serif" font-size="42" text-anchor="middle">400</text>` +
  stroke("M104 258h70M104 272h44", tint.soot, 4, { opacity: 0.6 }) +
  solid(80, 290, 136, 22, 8, tint.coal);

const print = (x, y, turn, sky, land) =>
  group(
    `rotate(${turn} ${x + 65} ${y + 78})`,
    rect(x + 4, y + 5, 130, 156, 5, "#000", { opacity: 0.14 }),
    rect(x, y, 130, 156, 5, tint.cream),
    rect(x + 12, y + 12, 106, 104, 2, sky),
    circle(x + 88, y + 42, 13, tint.cream, { opacity: 0.9 }),
    path(`M${x + 12} ${y + 96}l34 -34 26 24 20 -16 26 26v20h-106z`, land),
  );

export const instantFilm = () =>
  print(62, 92, -13, tint.sky, tint.moss) +
  print(208, 96, 12, tint.clay, tint.bark) +
  print(136, 118, -1, tint.sage, tint.coal);
