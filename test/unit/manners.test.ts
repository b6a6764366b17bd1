import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Decision, explainRules, type RulesFile } from "../../src/core/index.js";
import { Naive, type Product, read } from "./manners-naive.js";
import { DAY, HOUR, MINUTE, SECOND, Visit } from "./visit.js";

const VISITS = 10_000;
/** Visits by the rules of one file. */
const EACH = 5;
/** `RUNS=30000 npx vitest run manners` looks for what is rarer. */
const RUNS = Number(process.env["RUNS"] ?? VISITS / EACH);
const START = Date.UTC(2026, 2, 2, 8);

const PRODUCTS: readonly Product[] = [
  { id: "P1", category: "lamps" },
  { id: "P2", category: "lamps" },
  { id: "P3", category: "rugs" },
];
const item = ({ id, category }: Product) => ({
  item_id: id,
  item_name: id,
  price: 10,
  item_category: category,
});

// --- random rules files

const per = fc.constantFrom("page", "session", "visitor", "1h", "1d", "7d");
const someCaps = fc.array(fc.record({ max: fc.integer({ min: 0, max: 3 }), per }), { maxLength: 3 });
// Without caps what comes after them is met, too.
const caps = fc.oneof(fc.constant([]), someCaps);
const when = fc
  .record({
    "page.type": fc.constantFrom("product", "home", "cart"),
    "page.dwell": fc.constantFrom("5s", "20s").map((gte) => ({ gte })),
    "session.pages": fc.integer({ min: 1, max: 3 }).map((gte) => ({ gte })),
    "item.category": fc.constantFrom("lamps", "rugs"),
    "item.in_cart": fc.boolean(),
    "cart.count": fc.integer({ min: 0, max: 2 }).map((gte) => ({ gte })),
    "cart.idle": fc.constantFrom("10s", "1h").map((gte) => ({ gte })),
    "visitor.purchases": fc.constant(0),
    "custom.flag": fc.boolean(),
    not: fc.constantFrom({ "custom.flag": true }, { "cart.idle": { gte: "1m" } }, { "page.type": "home" }),
  })
  // Conditions of few tests hold now and then; those of ten never do.
  .chain((all) => fc.subarray(Object.entries(all), { maxLength: 2 }))
  // And what turns often may speak again often.
  .chain((some) =>
    fc.constantFrom(
      some,
      some.slice(1),
      [],
      [["custom.flag", true] as const],
      [["custom.flag", true] as const],
    ),
  )
  .map((entries): Record<string, unknown> => Object.fromEntries(entries));
const type = fc.constantFrom("card", "card", "card", "bar", "inline", "launcher");
const rule = fc
  .record(
    {
      type,
      when,
      on: fc.constantFrom("add_to_cart", "search", ["purchase", "search"]),
      ofEvent: fc.constantFrom("lamps", "rugs"),
      wait: fc.constantFrom("0s", "5s", "10m"),
      status: fc.constantFrom("draft", "off", "on"),
      from: fc.constantFrom("2026-03-02T08:01:00Z", "2026-03-05", "2026-03-20T12:00"),
      until: fc.constantFrom("2026-03-02", "2026-03-15", "2026-03-10T09:30:00Z"),
      priority: fc.integer({ min: -1, max: 2 }),
      cap: caps,
      service: fc.constant(true),
      again: fc.constant(true),
      during_checkout: fc.constant(true),
    },
    { requiredKeys: ["type"] },
  )
  .chain((full) =>
    // Each key by itself is rare, so that most rules can speak.
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 }).map((dice) => {
      const rare: Record<string, number> = {
        status: 1,
        from: 1,
        until: 1,
        on: 3,
        service: 2,
        when: 7,
        cap: 5,
      };
      const keys = Object.keys(full).filter((key, i) => key === "type" || (dice[i] ?? 0) < (rare[key] ?? 4));
      return Object.fromEntries(keys.map((key) => [key, full[key as keyof typeof full]])) as typeof full;
    }),
  )
  .map(({ type, ofEvent, on, when = {}, ...rest }) => ({
    ...rest,
    ...(on && { on }),
    when: on && ofEvent ? { ...when, "event.item.category": ofEvent } : when,
    prompt: { type, body: "Hello", ...(type === "inline" && { slot: "#here" }) },
  }));
const manners = fc.record(
  {
    quiet: fc.constantFrom("0s", "5s"),
    gap: fc.constantFrom("0s", "10s", "1h"),
    caps,
    done: fc.constantFrom("0s", "1h", "3d"),
    dismissed: fc.record(
      {
        snooze: fc.constantFrom("1s", "1h", "1d"),
        backoff: fc.constantFrom(1, 2, 3.5),
        give_up_after: fc.integer({ min: 1, max: 4 }),
        give_up_for: fc.constantFrom("1m", "2d"),
      },
      { requiredKeys: [] },
    ),
    ignored: fc.record({ per_dismissal: fc.integer({ min: 1, max: 3 }) }, { requiredKeys: [] }),
    busy: fc.subarray(["typing", "dialog", "checkout"]),
    bought: fc.record({ category: fc.constantFrom("1m", "2d") }, { requiredKeys: [] }),
    never: fc.constantFrom({ "page.type": "account" }, { "custom.flag": true }),
  },
  { requiredKeys: [] },
);
const file: fc.Arbitrary<RulesFile> = fc
  .record({ rules: fc.array(rule, { minLength: 1, maxLength: 5 }), manners })
  .map(
    ({ rules, manners }) =>
      ({
        floorwalker: 1,
        shop: { timezone: "UTC" },
        manners,
        rules: rules.map((each, i) => ({ id: `r${i}`, ...each })),
      }) as RulesFile,
  );

// --- random visits

const product = fc.constantFrom(...PRODUCTS);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("open" as const),
      type: fc.constantFrom("product", "product", "home", "cart", "checkout", "account"),
      product,
      email: fc.nat(7).map((n) => n === 0),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("engage" as const),
      ms: fc.integer({ min: 1, max: 40 * SECOND }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("wait" as const),
      ms: fc.oneof(
        fc.constantFrom(1, 2, 5, 10, 30, 60, 120, 600).map((s) => s * SECOND - 1),
        fc.constantFrom(31 * MINUTE, HOUR, 5 * HOUR, DAY, 2 * DAY, 7 * DAY, 20 * DAY),
        fc.integer({ min: 1, max: 29 * MINUTE }),
      ),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("event" as const),
      name: fc.constantFrom(
        "add_to_cart",
        "add_to_cart",
        "remove_from_cart",
        "search",
        "purchase",
        "message_sent",
      ),
      product,
    }),
  },
  {
    weight: 7,
    arbitrary: fc.record({
      do: fc.constant("answer" as const),
      how: fc.constantFrom("clicked", "dismissed", "dismissed", "ignored", "answered", "snoozed", "closed"),
      inline: fc.nat(3).map((n) => n === 0),
      for: fc.constantFrom(MINUTE, DAY),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("busy" as const), what: fc.constantFrom("typing", "dialog") }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("free" as const) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant("flag" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("opt" as const), out: fc.nat(3).map((n) => n === 0) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("fate" as const), fate: fc.constantFrom("returned", "lost") }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const visit = fc.record({
  stored: fc.nat(9).map((n) => n > 0),
  entered: fc.boolean(),
  drafts: fc.nat(4).map((n) => n === 0),
  steps: fc.array(step, { minLength: 8, maxLength: 30, size: "max" }),
});
type GivenVisit = typeof visit extends fc.Arbitrary<infer T> ? T : never;

/** How often each verdict was compared: a visit in which nothing speaks proves little. */
const compared: Record<string, number> = {};

/** One visit, lived twice: by the core, with the loop here as its shell, and by the naive model. */
class Walk {
  private readonly core: Visit;
  private readonly naive: Naive;
  private shown: string | undefined;
  private shownUntil = 0;
  /** Stands still, though its place is others' by now. */
  private overdue: string | undefined;
  private readonly inline = new Set<string>();
  private readonly inCart: string[] = [];
  private fate: "drawn" | "returned" | "lost" = "drawn";
  private flag = false;
  private busyWith: string | undefined;
  private transactions = 0;

  constructor(
    private readonly file: RulesFile,
    rules: Visit["rules"],
    private readonly given: GivenVisit,
  ) {
    this.core = new Visit(undefined, START);
    Object.assign(this.core, { rules });
    const { stored, entered, drafts } = given;
    this.core.stored = stored;
    this.core.drafts = drafts;
    this.core.page = { ...this.core.page, entered };
    this.naive = new Naive(file, { stored, entered, drafts });
  }

  run(): void {
    this.open({ do: "open", type: "home", product: PRODUCTS[0]!, email: false });
    this.judge();
    for (const step of this.given.steps) {
      this.tick(1);
      this.act(step);
      this.judge();
    }
  }

  /** Time passes as it does: engaged, where engaged time runs. */
  private tick(ms: number): void {
    this.core.now += ms;
    // The place is a lease: after 10 minutes another may take it.
    if (this.shown !== undefined && this.core.now >= this.shownUntil) {
      this.overdue = this.shown;
      this.shown = undefined;
    }
    if (this.core.rate) this.core.untold += ms;
    if (this.core.untold > 5 * MINUTE) this.flush();
  }

  /** What ran of engaged time is told. */
  private flush(): void {
    const { core, naive } = this;
    if (core.untold) {
      const { now, page, untold } = core;
      core.untold = 0;
      core.take({ name: "user_engagement", at: now, page: page.id, engagement_time_msec: untold });
      naive.add({ kind: "engaged", from: now - untold, at: now, page: page.id });
    }
    naive.running = core.rate ? { from: core.now, page: core.page.id } : undefined;
  }

  private rest(): void {
    this.core.rate = 0;
    this.flush();
  }

  private open({ type, product, email }: Extract<Step, { do: "open" }>): void {
    this.flush();
    // A page that was killed leaves nothing in order.
    if (type === "account") this.overdue = undefined;
    this.leave();
    this.inline.clear();
    const { core, naive } = this;
    core.open({ type, id: core.page.id + 1 }, email ? { medium: "email" } : { medium: "referral" });
    naive.add({ kind: "page", at: core.now, page: core.page.id, type, email });
    if (naive.running) naive.running = { from: core.now, page: core.page.id };
    if (type === "product") {
      core.event("view_item", { items: [item(product)] });
      naive.add({ kind: "looked", at: core.now, product });
    }
  }

  private leave(): void {
    const rule = this.shown ?? this.overdue;
    if (rule === undefined) return;
    this.core.leave(rule);
    this.naive.add({ kind: "left", at: this.core.now, rule });
    this.shown = undefined;
    this.overdue = undefined;
  }

  private act(step: Step): void {
    const { core, naive } = this;
    switch (step.do) {
      case "open":
        this.open(step);
        break;
      case "engage":
        if (!core.rate) {
          core.take({ name: "user_engagement", at: core.now, page: core.page.id, engagement_time_msec: 0 });
          naive.add({ kind: "input", at: core.now });
          core.rate = 1;
          naive.running = { from: core.now, page: core.page.id };
        }
        this.tick(step.ms);
        break;
      case "wait":
        this.rest();
        this.tick(step.ms);
        break;
      case "event":
        this.event(step.name, step.product);
        break;
      case "answer":
        this.answer(step);
        break;
      case "busy":
        this.free();
        core.busy = [step.what];
        this.busyWith = step.what;
        naive.add({ kind: "busy", at: core.now, what: step.what });
        break;
      case "free":
        this.free();
        break;
      case "flag":
        this.flag = !this.flag;
        core.custom = { flag: this.flag };
        naive.add({ kind: "flag", at: core.now, on: this.flag });
        break;
      case "opt":
        core.outcome({ name: step.out ? "opted_out" : "opted_in" });
        naive.add({ kind: "opted", at: core.now, out: step.out });
        break;
      case "fate":
        this.fate = step.fate;
    }
  }

  private free(): void {
    const { core, naive, busyWith } = this;
    if (busyWith === undefined) return;
    // What the manners do not mind needs no calm moment after it either.
    if (core.rules.manners.busy.includes(busyWith)) core.busyUntil = core.now;
    core.busy = [];
    this.busyWith = undefined;
    naive.add({ kind: "free", at: core.now });
  }

  private event(name: string, product: Product): void {
    const { core, naive } = this;
    if (name === "remove_from_cart" && !this.inCart.includes(product.id)) return;
    this.flush();
    const at = core.now;
    const items =
      name === "search" || name === "message_sent" ? undefined : [{ ...item(product), quantity: 1 }];
    core.event(name, {
      ...(items && { items }),
      ...(name === "purchase" && { transaction_id: `T${++this.transactions}`, value: 10 }),
      ...(name === "message_sent" && { channel: "email" }),
    });
    if (name === "message_sent") naive.add({ kind: "message", at, page: core.page.id });
    else if (name === "search") naive.add({ kind: "other", at, name });
    else {
      const kind = name === "add_to_cart" ? "added" : name === "purchase" ? "bought" : "removed";
      naive.add({ kind, at, product });
      if (kind === "added") this.inCart.push(product.id);
      else if (kind === "bought") this.inCart.length = 0;
      else this.inCart.splice(this.inCart.indexOf(product.id), 1);
    }
    for (const { id, on } of this.file.rules) {
      if (on === name || (Array.isArray(on) && on.includes(name))) {
        naive.add({ kind: "armed", at, rule: id, product: items && product });
      }
    }
  }

  private answer({ how, inline, for: ms }: Extract<Step, { do: "answer" }>): void {
    const { core, naive } = this;
    const rule = inline ? [...this.inline][0] : (this.shown ?? this.overdue);
    if (rule === undefined) return;
    const at = core.now;
    if (how === "closed") {
      // Withdrawn: the place is free, and nothing weighs.
    } else if (how === "snoozed") {
      core.outcome({ name: "prompt_snoozed", rule, until: at + ms });
      naive.add({ kind: "snoozed", at, rule, until: at + ms });
    } else if (how !== "ignored" || !inline) {
      core.outcome({ name: `prompt_${how}`, rule });
      naive.add({ kind: how, at, rule });
    }
    if (how === "ignored") return;
    if (inline) this.inline.delete(rule);
    else this.leave();
  }

  /** The core's verdicts and the naive ones, side by side; then the shell does as it is told. */
  private judge(): void {
    const { core, naive, file } = this;
    const { rules, decision } = explainRules(core.rules, core.situation);
    const expected = naive.verdicts(core.now);
    const found = Object.fromEntries(rules.map(({ id, reason }) => [id, reason]));
    for (const { id, prompt } of file.rules) {
      const key = found[id] ?? `speaks ${prompt?.type}`;
      compared[key] = (compared[key] ?? 0) + 1;
    }
    if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
    for (const { id, speaks, reason } of rules)
      if (speaks !== (reason === null)) expect.fail(`${id} speaks: ${speaks}`);

    for (const rule of file.rules) {
      if (!naive.true(rule, core.now)) naive.add({ kind: "untrue", at: core.now, rule: rule.id });
      const reason = expected[rule.id] ?? "showing";
      const waits = /^(busy|quiet|gap|showing|outranked)$/.test(reason);
      // A claim of its own may still be given back.
      const claiming = reason !== "condition" && naive.claiming(rule.id, core.now);
      if (rule.on && !waits && !claiming) {
        naive.add({ kind: "disarmed", at: core.now, rule: rule.id });
      }
    }
    const { rearmed, dropped, speak, inline } = decision;
    if (rearmed.length) core.outcome({ name: "rules_rearmed", rules: [...rearmed] });
    if (dropped.length) core.outcome({ name: "moments_dropped", rules: [...dropped] });
    for (const { id } of inline) {
      this.claim(id, false, "drawn");
      this.inline.add(id);
    }
    const [winner, next] = speak;
    if (winner) {
      const fate = this.fate;
      this.fate = "drawn";
      this.claim(winner.id, true, fate);
      // What can't be drawn makes room for the next.
      if (fate === "returned" && next) this.claim(next.id, true, "drawn");
    }
    const changed = rearmed.length || dropped.length || inline.length || winner;
    this.wakes(changed ? core.decide() : decision);
  }

  /** Between now and the next look nothing may become sayable: the shell sleeps until then. */
  private wakes({ next, nextEngaged }: Decision): void {
    const { core, naive } = this;
    const look = core.rate ? Math.min(next, nextEngaged) : next;
    if (!(look > core.now)) expect.fail(`the next look is ${look - core.now} ms from now`);
    const until = Math.min(look, core.now + 3 * DAY);
    const sayable = (at: number) =>
      Object.entries(naive.verdicts(at))
        .filter(([, reason]) => reason === null || reason === "outranked")
        .map(([id]) => id);
    const now = sayable(core.now);
    const at = until - 1;
    const more = at > core.now ? sayable(at).filter((id) => !now.includes(id)) : [];
    if (more.length) {
      expect.fail(
        `${more} may speak ${at - core.now} ms from now; the next look is ${look - core.now} ms from now`,
      );
    }
  }

  private claim(id: string, counts: boolean, fate: "drawn" | "returned" | "lost"): void {
    const { core, naive } = this;
    const claim = core.claim(id, counts);
    naive.add({ kind: "claimed", at: core.now, claim, rule: id, page: core.page.id });
    this.capsKept(id, counts);
    if (fate === "lost") return;
    core.outcome({ name: fate === "drawn" ? "prompt_drawn" : "prompt_returned", claim });
    naive.add({ kind: fate, at: core.now, claim });
    if (!counts || fate === "returned") return;
    this.shown = id;
    this.overdue = undefined;
    this.shownUntil = core.now + 10 * MINUTE;
  }

  /** On the raw list alone: with this exposure, no cap holds more than it may. */
  private capsKept(id: string, counts: boolean): void {
    const { core, naive, file } = this;
    const rule = file.rules.find((each) => each.id === id)!;
    const now = core.now;
    const start = core.memory.session.start;
    const within = (exposures: readonly { at: number; page: number }[], window: string) =>
      exposures.filter(({ at, page }) =>
        window === "visitor"
          ? true
          : window === "page"
            ? page === core.page.id
            : window === "session"
              ? at >= start
              : at > now - read(window),
      ).length;
    const own = naive.exposuresOf(id, now);
    for (const { max, per } of rule.service
      ? [{ max: 1, per: "1d" }]
      : (rule.cap ?? [{ max: 1, per: "session" }])) {
      if (within(own, per) > max)
        expect.fail(`${id} was shown ${within(own, per)} times per ${per}, of ${max}`);
    }
    if (!counts || rule.service) return;
    const all = naive.exposuresOfAll(now);
    for (const { max, per } of file.manners?.caps ?? DEFAULT_CAPS) {
      if (within(all, per) > max)
        expect.fail(`all were shown ${within(all, per)} times per ${per}, of ${max}`);
    }
  }
}

const DEFAULT_CAPS = [
  { max: 1, per: "page" },
  { max: 2, per: "session" },
  { max: 3, per: "1d" },
  { max: 6, per: "7d" },
];

describe("manners, beside a naive second reading", () => {
  it(`says the same on ${VISITS} random visits, and exceeds no cap`, { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(file, fc.array(visit, { minLength: EACH, maxLength: EACH }), (rulesFile, visits) => {
        const { rules } = new Visit(rulesFile);
        expect(rules.issues).toEqual([]);
        for (const given of visits) new Walk(rulesFile, rules, given).run();
      }),
      { numRuns: RUNS },
    );
    // Each manner was met, and prompts were shown, often enough for the comparison to mean something.
    const wanted = [
      ..."opted_out status schedule condition no_memory never bought busy quiet gap cap done snoozed".split(
        " ",
      ),
      ..."given_up showing outranked".split(" "),
      ..."card bar inline launcher".split(" ").map((type) => `speaks ${type}`),
    ];
    for (const key of wanted) expect(compared[key] ?? 0, key).toBeGreaterThan(50);
  });
});
