// Verdicts of the conditions of all rules, made current after one or two facts changed.
import { coreFile, loadCore } from "./core.mjs";
import { engines } from "./engines.mjs";
import { against, median, print, spread, time } from "./figures.mjs";
import { apart, timeSteps } from "./measure.mjs";
import { profile } from "./profile.mjs";
import { holds, uniformRules, uniformStream } from "./uniform.mjs";

const counts = [6, 100, 1000, 10_000];
/** Ns, by number of rules. @type {Record<number, number>} */
const targets = { 100: 4e3, 1000: 45e3 };
const STREAM = 1024;
/** The verdicts are compared with the plain reading for at most so many ms. */
const VERIFY = 2000;

/** @param {import("../bench.mjs").BenchOptions} options */
export async function run({ src, reps = 3, profile: profiles }) {
  const core = coreFile(src);
  if (profiles) {
    for (const count of [100, 1000]) {
      const { places } = await apart("rules", { engine: "floorwalker", count, core, profiles });
      print(`rules: own time by function, ${count} rules (${core})`, ["function", "own"], places);
    }
    return [];
  }
  const rows = [];
  const missed = [];
  for (const count of counts) {
    const results = Object.keys(engines).map((engine) => ({ engine, samples: [], ready: [], matched: 0 }));
    for (let rep = 0; rep < reps; rep++) {
      for (const result of results) {
        const { samples, ready, matched } = await apart("rules", { engine: result.engine, count, core });
        result.samples.push(...samples);
        result.ready.push(ready);
        result.matched = matched;
      }
    }
    for (const { engine, samples, ready, matched } of results) {
      const most = engine === "floorwalker" ? targets[count] : undefined;
      if (most && median(samples) > most) missed.push(`verdicts of ${count} rules`);
      rows.push([
        engine,
        count.toLocaleString("en"),
        ...spread(samples),
        against(median(samples), most),
        time(median(ready) * 1e6),
        `${(matched * 100).toFixed(1)} %`,
      ]);
    }
  }
  print(
    `rules: all verdicts current after one or two of six facts changed, six conditions a rule (${core}; ${reps} processes each)`,
    ["engine", "rules", "median", "quartiles", "target", "set up", "hold"],
    rows,
  );
  return missed;
}

/** One engine, some rules; in a process of its own. */
export async function measure({ engine, count, core: file, profiles = false }) {
  const core = await loadCore(file);
  const { make, waits = false } = engines[engine];
  const sources = uniformRules(count);
  const stream = uniformStream(STREAM);
  const start = performance.now();
  const { entries, judge } = make(sources, stream, core);
  const ready = performance.now() - start;
  const verdicts = new Uint8Array(count);

  let matched = 0;
  let judged = 0;
  const until = performance.now() + VERIFY;
  for (; judged < STREAM && performance.now() < until; judged++) {
    await judge(entries[judged], verdicts);
    sources.forEach((rule, i) => {
      const wanted = holds(rule, stream[judged]) ? 1 : 0;
      if (verdicts[i] !== wanted) throw new Error(`${engine}: ${rule.id} at ${judged}: ${verdicts[i]}`);
      matched += wanted;
    });
  }

  let at = judged;
  const step = () => judge(entries[at++ % STREAM], verdicts);
  if (!profiles) return { samples: await timeSteps(step, waits), ready, matched: matched / judged / count };
  await timeSteps(step);
  return { places: await profile(() => timeSteps(step)) };
}
