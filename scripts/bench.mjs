// `npm run bench`: how fast it is, as tables. `npm run bench rules event`: only those named (rules, event, page, reading, idle).
//   --tag PATH     the script that `page`, `reading` and `idle` load (dist/floorwalker.min.js)
//   --src          measures src, even where dist/core/index.js is built
//   --profile      `rules` and `event`: where the time of our engine goes, instead of the tables
//   --reps N       processes, or loads, each median is taken from
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { root } from "./run.mjs";

/** @typedef {{ tag: string, src: boolean, profile: boolean, reps: number | undefined }} BenchOptions */

const parts = ["rules", "event", "page", "reading", "idle"];
const { values, positionals } = parseArgs({
  options: {
    tag: { type: "string", default: "dist/floorwalker.min.js" },
    src: { type: "boolean", default: false },
    profile: { type: "boolean", default: false },
    reps: { type: "string" },
  },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !parts.includes(name));
if (unknown.length) throw new Error(`No part is called ${unknown.join(", ")}: ${parts.join(", ")}`);

/** @type {BenchOptions} */
const options = { ...values, reps: values.reps ? Number(values.reps) : undefined };
process.chdir(root);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${load()} before`);

const missed = [];
for (const part of parts) {
  if (positionals.length && !positionals.includes(part)) continue;
  const { run } = await import(`./bench/${part}.mjs`);
  missed.push(...(await run(options)));
}
console.log(`\nload ${load()} after: on a busy machine only the quartiles tell how far to trust a median`);
console.log(missed.length ? `\nMissed: ${missed.join("; ")}` : "\nEvery target that was measured is met.");
process.exitCode = missed.length ? 1 : 0;

function load() {
  return loadavg()[0]?.toFixed(1);
}
