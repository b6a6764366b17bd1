import { circle, form, ground, group, path, rect, solid, stroke, tint } from "./shapes.mjs";

export const adapter = () =>
  ground(200, 322, 82) +
  solid(162, 70, 17, 76, 8, tint.stone) +
  solid(221, 70, 17, 76, 8, tint.stone) +
  form("M140 150q0 -24 24 -24h72q24 0 24 24l10 14v120q0 34 -34 34h-72q-34 0 -34 -34V164z", tint.cream) +
  rect(176, 276, 48, 18, 4, tint.coal) +
  rect(181, 286, 38, 5, 2, tint.stone) +
  stroke("M182 196h36M182 210h22", tint.stone, 4);

export const sleeve = () =>
  ground(200, 346, 104) +
  solid(134, 52, 132, 190, 20, tint.cream) +
  rect(152, 72, 96, 70, 6, tint.sage) +
  form(
    "M108 118q0 -10 10 -10c20 0 20 26 82 26s62 -26 82 -26q10 0 10 10v196q0 28 -28 28H136q-28 0 -28 -28z",
    tint.stone,
  ) +
  stroke("M122 128v182q0 18 18 18h120q18 0 18 -18V128", tint.cream, 3, {
    "stroke-dasharray": "9 9",
    opacity: 0.8,
  }) +
  rect(252, 226, 28, 20, 2, tint.clay);

export const cable = () =>
  stroke(
    "M94 112C40 176 66 318 190 318S344 246 326 178 214 96 168 148s-34 128 34 128 92 -62 62 -98",
    "#000",
    15,
    { opacity: 0.08, transform: "translate(4 7)" },
  ) +
  stroke(
    "M94 112C40 176 66 318 190 318S344 246 326 178 214 96 168 148s-34 128 34 128 92 -62 62 -98",
    tint.moss,
    14,
  ) +
  stroke(
    "M94 112C40 176 66 318 190 318S344 246 326 178 214 96 168 148s-34 128 34 128 92 -62 62 -98",
    tint.cream,
    5,
    { "stroke-dasharray": "3 8", opacity: 0.55 },
  ) +
  group("rotate(36 104 100)", solid(90, 74, 30, 50, 8, tint.coal), rect(95, 48, 20, 28, 9, tint.stone)) +
  group("rotate(-34 256 166)", solid(244, 138, 30, 50, 8, tint.coal), rect(249, 112, 20, 28, 9, tint.stone));

export const brush = () =>
  ground(200, 292, 146) +
  Array.from({ length: 46 }, (_, i) =>
    stroke(`M${74 + i * 5.6} 224v${58 + (i % 3) * 2}`, i % 2 ? tint.coal : tint.soot, 4),
  ).join("") +
  solid(62, 200, 276, 34, 6, tint.stone) +
  form("M62 204q-6 -64 60 -70c50 -4 106 -4 156 0q66 6 60 70z", tint.walnut) +
  stroke("M92 160c70 -14 146 -14 216 0M84 182c74 -10 158 -10 232 0", tint.bark, 2, { opacity: 0.4 }) +
  circle(308, 178, 7, tint.bark);

const cell = (x) =>
  solid(x + 18, 92, 22, 16, 4, tint.stone) +
  solid(x, 104, 58, 206, 8, tint.cream) +
  rect(x, 150, 58, 152, 0, tint.moss) +
  rect(x, 142, 58, 10, 0, tint.brass) +
  stroke(`M${x + 29} 180v18M${x + 20} 189h18M${x + 20} 280h18`, tint.cream, 4) +
  solid(x, 104, 58, 206, 8, "none");

export const batteries = () => ground(200, 312, 142) + [66, 136, 206, 276].map(cell).join("");

export const cloth = () =>
  group(
    "rotate(-9 200 200)",
    rect(86, 92, 236, 228, 10, "#000", { opacity: 0.1 }),
    solid(80, 84, 236, 228, 10, tint.sky),
    Array.from({ length: 10 }, (_, i) =>
      stroke(`M92 ${112 + i * 20}h212`, tint.cream, 1.5, { opacity: 0.3 }),
    ).join(""),
    rect(92, 96, 212, 204, 6, "none", {
      stroke: tint.cream,
      "stroke-width": 2.5,
      "stroke-dasharray": "7 7",
      opacity: 0.8,
    }),
    path("M198 312L316 194V302q0 10 -10 10z", "#000", { opacity: 0.12, transform: "translate(-6 -6)" }),
    form("M196 312L316 192L214 204q-14 2 -14 16z", tint.cream),
    rect(112, 116, 34, 20, 3, tint.clay),
  );
