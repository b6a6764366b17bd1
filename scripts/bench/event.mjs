// The whole way from an event to the winner: remembering, the page, the verdicts, the manners.
import { book } from "./book.mjs";
import { coreFile, loadCore } from "./core.mjs";
import { against, median, print, quantile, spread } from "./figures.mjs";
import { apart, timeSteps } from "./measure.mjs";
import { profile } from "./profile.mjs";
import { ourRule, uniformRules } from "./uniform.mjs";
import { earlier, visit } from "./visit.mjs";

/** Ns, by number of rules. @type {Record<number, number>} */
const targets = { 100: 15e3, 1000: 80e3 };
const VISIT = 256;

const shapes = {
  "six conditions each": (count) => ({ floorwalker: 1, rules: uniformRules(count).map(ourRule) }),
  "of many kinds": book,
};

/** @param {import("../bench.mjs").BenchOptions} options */
export async function run({ src, reps = 3, profile: profiles }) {
  const core = coreFile(src);
  const totals = [];
  const details = [];
  const missed = [];
  for (const [index, shape] of Object.keys(shapes).entries()) {
    for (const count of [100, 1000]) {
      if (profiles) {
        const { places } = await apart("event", { shape, count, core, profiles });
        print(`event: own time by function, ${count} rules ${shape} (${core})`, ["function", "own"], places);
        continue;
      }
      const samples = [];
      let last;
      for (let rep = 0; rep < reps; rep++) {
        last = await apart("event", { shape, count, core });
        samples.push(...last.samples);
      }
      const most = index === 0 ? targets[count] : undefined;
      if (most && median(samples) > most) missed.push(`an event with ${count} rules`);
      totals.push([
        `${count.toLocaleString("en")} rules ${shape}`,
        ...spread(samples),
        against(median(samples), most),
        `${quantile(last.holding, 0.25)} – ${quantile(last.holding, 0.75)}`,
      ]);
      for (const [what, times] of Object.entries(last.parts)) {
        details.push([`${count.toLocaleString("en")} rules ${shape}`, what, ...spread(times)]);
      }
    }
  }
  if (profiles) return [];
  print(
    `event: from an event to the winner; a visitor with 50 products, 3 cart lines (${core}; ${reps} processes each)`,
    ["rules", "median", "quartiles", "target", "rules that hold"],
    totals,
  );
  print(
    "event: step by step, and by event (each timed by itself)",
    ["rules", "what", "median", "quartiles"],
    details,
  );
  return missed;
}

/** In a process of its own. */
export async function measure({ shape, count, core: file, profiles = false }) {
  const core = await loadCore(file);
  const { awaiting, compileRules, createVerdicts, decide, emptyMemory, emptyPage, moment, remember, turn } =
    core;
  const rules = compileRules(shapes[shape](count));
  if (rules.issues.length) throw new Error(JSON.stringify(rules.issues[0]));

  let past = emptyMemory();
  for (const event of earlier()) past = remember(past, event, rules.bounds);
  if (past.items.length !== 50 || past.cart?.lines.length !== 3)
    throw new Error("not the visitor that is meant");
  const events = visit(VISIT);
  const landing = { ...emptyPage(), type: "product", path: "/product/1", url: "/product/1" };
  const verdicts = createVerdicts(rules);

  let memory = past;
  let page = landing;
  let at = 0;
  const keep = (event) => {
    memory = remember(memory, event, rules.bounds);
    const waiting = awaiting(rules, event.name);
    if (waiting.length) {
      const { at, page } = event;
      const armed = { name: "moments_armed", at, page, rules: waiting, moment: moment(event) };
      memory = remember(memory, armed, rules.bounds);
    }
  };
  const judge = (now) => {
    const situation = {
      memory,
      page,
      now,
      engaged: { ms: 0, rate: 1, until: now + 30_000 },
      stored: true,
      busy: [],
      busy_until: 0,
      tab: "tab",
      custom: {},
    };
    return decide(rules, situation, verdicts);
  };
  const next = () => {
    // The same visit over and over: what is remembered does not grow for ever.
    if (at % VISIT === 0) {
      memory = past;
      page = landing;
    }
    return events[at++ % VISIT];
  };
  const step = () => {
    const event = next();
    keep(event);
    page = turn(page, event);
    const decision = judge(event.at);
    if (decision.dropped.length) {
      const dropped = { name: "moments_dropped", at: event.at, page: event.page, rules: decision.dropped };
      memory = remember(memory, dropped, rules.bounds);
    }
    return decision;
  };

  const samples = await timeSteps(step);
  if (profiles) return { places: await profile(() => timeSteps(step), 40) };
  const parts = { remember: [], turn: [], decide: [] };
  const byName = {};
  const holding = [];
  at = 0;
  for (let i = 0; i < VISIT * 8; i++) {
    const event = next();
    const start = process.hrtime.bigint();
    keep(event);
    const remembered = process.hrtime.bigint();
    page = turn(page, event);
    const turned = process.hrtime.bigint();
    const { speak, inline, held, dropped } = judge(event.at);
    const decided = process.hrtime.bigint();
    if (dropped.length) {
      memory = remember(memory, { name: "moments_dropped", at: event.at, page: event.page, rules: dropped });
    }
    parts.remember.push(Number(remembered - start));
    parts.turn.push(Number(turned - remembered));
    parts.decide.push(Number(decided - turned));
    byName[event.name] ??= [];
    byName[event.name].push(Number(decided - start));
    holding.push(speak.length + inline.length + held.length);
  }
  return { samples, holding, parts: { ...parts, ...byName } };
}
