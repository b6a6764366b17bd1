// What a trace says of one script, and of the page's main thread.

const categories = [
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "v8.execute",
  "disabled-by-default-v8.compile",
  "blink.user_timing",
];

/** Traces the page while something happens. @param {import("@playwright/test").Page} page */
export async function trace(page, happens) {
  const browser = page.context().browser();
  if (!browser) throw new Error("no browser");
  await browser.startTracing(page, { categories: [...categories, "__metadata"] });
  await happens();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return paired(traceEvents.sort((a, b) => a.ts - b.ts));
}

/** Events told by their begin and their end, each as one. */
function paired(events) {
  const open = new Map();
  return events.flatMap((event) => {
    const key = `${event.pid} ${event.tid} ${event.name}`;
    if (event.ph === "B") open.set(key, event);
    if (event.ph !== "E") return event.ph === "B" ? [] : [event];
    const begin = open.get(key);
    open.delete(key);
    return begin
      ? [{ ...begin, ...event, ts: begin.ts, ph: "X", dur: event.ts - begin.ts, tdur: event.tts - begin.tts }]
      : [];
  });
}

/** Ms of the processor: what others do on this machine meanwhile does not count; being throttled does. */
const cost = ({ tdur, dur = 0 }) => (tdur ?? dur) / 1000;
const within = (inner, outer) =>
  inner !== outer && inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);
const urlOf = ({ args }) => args?.data?.url ?? args?.fileName ?? args?.data?.fileName ?? "";

/** What ran on the thread on which a document of this address was parsed. */
export function mainThread(events, address) {
  const parsed = events.find(({ name, args }) => name === "ParseHTML" && args?.beginData?.url === address);
  if (!parsed) throw new Error(`The trace knows nothing of ${address}`);
  return onThread(events, parsed);
}

const onThread = (events, { pid, tid }) =>
  events.filter((each) => each.pid === pid && each.tid === tid && each.ph === "X");

/** Being watched costs: for the stack traces of requests whole functions are parsed again. Nobody else pays that. */
const WATCHING = "V8.CollectSourcePositions";

/**
 * What belongs to a script: its compilation, its evaluation, calls of its functions, and the microtasks that follow,
 * of which the page has none of its own. In ms; `tasks`: the same with all that the browser did in those tasks;
 * `watching`: left out of all these.
 */
export function ownTime(thread, script) {
  const start = thread.find((each) => each.name === "EvaluateScript" && urlOf(each) === script)?.ts;
  if (start === undefined) throw new Error(`${script} was not evaluated`);
  const own = thread.filter(
    (each) =>
      (/^(v8\.compile|EvaluateScript|FunctionCall)$/.test(each.name) && urlOf(each) === script) ||
      (each.name === "RunMicrotasks" && each.ts >= start),
  );
  const outer = own.filter((each) => !own.some((other) => within(each, other)));
  const watching = thread.filter(({ name }) => name === WATCHING);
  const net = (each) =>
    cost(each) - watching.filter((one) => within(one, each)).reduce((all, one) => all + cost(one), 0);
  const sum = (list) => list.reduce((all, each) => all + net(each), 0);
  const named = (...names) => sum(outer.filter(({ name }) => names.includes(name)));
  const tasks = thread.filter((each) => /RunTask$/.test(each.name) && own.some((one) => within(one, each)));
  return {
    all: sum(outer),
    compiled: sum(own.filter(({ name }) => name === "v8.compile")),
    evaluated: named("EvaluateScript", "v8.compile"),
    called: named("FunctionCall"),
    microtasks: named("RunMicrotasks"),
    tasks: sum(tasks),
    longest: Math.max(0, ...tasks.map(net)),
    watching: watching.reduce((all, each) => all + cost(each), 0),
  };
}

/**
 * What reading a page costs: the idle callbacks (or, where the browser had no idle time, those it ran late) that call
 * functions of a script, with the microtasks that follow. In ms; `tasks`: all that the browser did in those tasks;
 * `heard`: calls of the script by events of the page and by timers, and all microtasks elsewhere.
 * @param {any[]} thread @param {string} script what the script's address begins with
 */
export function readingTime(thread, script) {
  const calls = thread.filter(({ name }) => name === "FunctionCall");
  const own = calls.filter((each) => urlOf(each).startsWith(script));
  if (!own.length) throw new Error(`${script} was not called`);
  const began = own[0].ts;
  const idle = thread.filter(
    (each) => each.name === "FireIdleCallback" && own.some((call) => within(call, each)),
  );
  const tasks = thread.filter((each) => /RunTask$/.test(each.name) && idle.some((one) => within(one, each)));
  const sum = (list) => list.reduce((all, each) => all + cost(each), 0);
  const slices = tasks.map((task) =>
    sum([
      ...idle.filter((each) => within(each, task)),
      ...thread.filter(
        (each) =>
          each.name === "RunMicrotasks" && within(each, task) && !idle.some((one) => within(each, one)),
      ),
    ]),
  );
  return {
    all: slices.reduce((all, each) => all + each, 0),
    longest: Math.max(0, ...slices),
    slices: slices.length,
    tasks: sum(tasks),
    heard: sum(
      [...own, ...thread.filter(({ name, ts }) => name === "RunMicrotasks" && ts > began)].filter(
        (each, _, list) =>
          !tasks.some((task) => within(each, task)) && !list.some((other) => within(each, other)),
      ),
    ),
  };
}

/** What woke the page up. @param {any[]} events @param {any} like an event of its main thread */
export function wakeUps(events, like) {
  const thread = onThread(events, like);
  const count = (test) => thread.filter(test).length;
  return {
    timers: count(({ name }) => name === "TimerFire"),
    frames: count(({ name }) => name === "FireAnimationFrame"),
    idle: count(({ name }) => name === "FireIdleCallback"),
    calls: count((each) => each.name === "FunctionCall" && urlOf(each).startsWith("http")),
    microtasks: count(({ name }) => name === "RunMicrotasks"),
    tasks: count(({ name }) => /RunTask$/.test(name)),
    ms: thread.filter(({ name }) => /RunTask$/.test(name)).reduce((all, each) => all + cost(each), 0),
  };
}
