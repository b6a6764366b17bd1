/** A small set of drawing functions: every picture of the shop is composed of these, on a 400 × 400 field. */

export const tint = {
  cream: "#f5efe2",
  sand: "#ddd6c6",
  stone: "#b7b0a1",
  walnut: "#a37a55",
  bark: "#7a5a40",
  sage: "#8fa9a0",
  moss: "#3f6f62",
  coal: "#4d4b45",
  soot: "#3a3832",
  brass: "#c5a45f",
  clay: "#c57f60",
  sky: "#a3b8bd",
};

const attributes = (values) =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join("");

export const rect = (x, y, width, height, rx, fill, more = {}) =>
  `<rect${attributes({ x, y, width, height, rx, fill, ...more })}/>`;

export const circle = (cx, cy, r, fill, more = {}) => `<circle${attributes({ cx, cy, r, fill, ...more })}/>`;

export const ellipse = (cx, cy, rx, ry, fill, more = {}) =>
  `<ellipse${attributes({ cx, cy, rx, ry, fill, ...more })}/>`;

export const path = (d, fill, more = {}) => `<path${attributes({ d, fill, ...more })}/>`;

export const stroke = (d, colour, width, more = {}) =>
  path(d, "none", {
    stroke: colour,
    "stroke-width": width,
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
    ...more,
  });

/** The same outline twice: its colour, then the light that falls on it from the left. */
const lit = (draw) => draw("FILL") + draw("url(#light)");
export const solid = (x, y, width, height, rx, fill) =>
  lit((f) => rect(x, y, width, height, rx, f)).replace("FILL", fill);
export const disc = (cx, cy, r, fill) => lit((f) => circle(cx, cy, r, f)).replace("FILL", fill);
export const form = (d, fill) => lit((f) => path(d, f)).replace("FILL", fill);

/** The soft shadow of a thing that stands. */
export const ground = (cx, y, rx) => ellipse(cx, y, rx, 9, "#000", { opacity: 0.13 });

/** A wooden board, with its grain. */
export const wood = (x, y, width, height, rx) => {
  const grain = [0.18, 0.37, 0.55, 0.8].map((at, i) => {
    const gy = y + height * at;
    const sway = i % 2 ? 5 : -4;
    return stroke(
      `M${x + 10} ${gy}q${width / 4} ${sway} ${width / 2 - 10} 0t${width / 2 - 10} 0`,
      tint.bark,
      1.5,
      { opacity: 0.35 },
    );
  });
  return solid(x, y, width, height, rx, tint.walnut) + grain.join("");
};

/** A field of small holes, as before a loudspeaker. */
export const holes = (x, y, columns, rows, step, fill, r = 2.2) =>
  Array.from({ length: columns * rows }, (_, i) =>
    circle(x + (i % columns) * step, y + Math.floor(i / columns) * step, r, fill),
  ).join("");

/** A knob with its mark, turned by `angle` degrees. */
export const knob = (cx, cy, r, fill, angle = 0) =>
  disc(cx, cy, r, fill) +
  stroke(`M${cx} ${cy - r * 0.45}V${cy - r * 0.8}`, tint.cream, 3, {
    transform: `rotate(${angle} ${cx} ${cy})`,
  });

/** Marks around a dial, `count` of them from angle `from` to angle `to`. */
export const ticks = (cx, cy, r, length, count, colour, from = 0, to = 360) =>
  Array.from({ length: count }, (_, i) => {
    const angle = from + ((to - from) * i) / (to - from === 360 ? count : count - 1);
    return stroke(`M${cx} ${cy - r}v${length}`, colour, 2.5, {
      transform: `rotate(${angle.toFixed(1)} ${cx} ${cy})`,
    });
  }).join("");

export const group = (transform, ...drawn) => `<g transform="${transform}">${drawn.join("")}</g>`;

export const svg = (width, height, drawn) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
  '<defs><linearGradient id="light" x1="0" y1="0" x2="1" y2="0.35"><stop offset="0" stop-color="#fff" stop-opacity=".22"/>' +
  '<stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".16"/></linearGradient></defs>' +
  `${drawn}</svg>`;
