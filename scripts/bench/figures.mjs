// Medians, quartiles, and tables of them.

/** @param {readonly number[]} samples @param {number} share 0–1 */
export function quantile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at % 1);
}

/** @param {readonly number[]} samples */
export const median = (samples) => quantile(samples, 0.5);

/** Ns as people read them. @param {number} ns */
export function time(ns) {
  const [size, unit] = ns >= 1e6 ? [1e6, "ms"] : ns >= 1e3 ? [1e3, "µs"] : [1, "ns"];
  const value = ns / size;
  return `${value.toFixed(value >= 100 || unit === "ns" ? 0 : value >= 10 ? 1 : 2)} ${unit}`;
}

/** Median, and quartiles beside it. @param {readonly number[]} samples in ns */
export const spread = (samples) => [
  time(median(samples)),
  `${time(quantile(samples, 0.25))} – ${time(quantile(samples, 0.75))}`,
];

/** How a median stands to its target. @param {number} ns @param {number | undefined} most in ns */
export const against = (ns, most) => (most ? `≤ ${time(most)}${ns > most ? "  MISSED" : ""}` : "");

/** @param {string} title @param {string[]} head @param {string[][]} rows */
export function print(title, head, rows) {
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  console.log(`\n${title}\n`);
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0),
    );
    console.log(`  ${cells.join("   ").trimEnd()}`);
  }
}
