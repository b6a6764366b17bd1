import type { RuleSource, RulesFile } from "../../src/core/index.js";

/**
 * A second reading of SPEC.md section 7, written from its text alone: it keeps a plain list of all that happened and
 * answers each question by going through it. Nothing here is fast, incremental or clever; nothing is shared with the core.
 */

/** A product of the shop that the random visits walk through. */
export interface Product {
  id: string;
  category: string;
}

/** All that can happen, each with its time. */
export type Happening = { at: number } & (
  | { kind: "page"; page: number; type: string; email: boolean }
  | { kind: "input" }
  | { kind: "looked" | "added" | "removed" | "bought"; product: Product }
  | { kind: "other"; name: string; product?: Product }
  | { kind: "message"; page: number }
  | { kind: "engaged"; from: number; page: number }
  | { kind: "claimed"; claim: string; rule: string; page: number }
  | { kind: "drawn" | "returned"; claim: string }
  | { kind: "left"; rule: string }
  | { kind: "clicked" | "dismissed" | "ignored" | "answered"; rule: string }
  | { kind: "snoozed"; rule: string; until: number }
  | { kind: "armed"; rule: string; product: Product | undefined }
  | { kind: "disarmed"; rule: string }
  | { kind: "untrue"; rule: string }
  | { kind: "busy"; what: string }
  | { kind: "free" }
  | { kind: "flag"; on: boolean }
  | { kind: "opted"; out: boolean }
);
type Kind = Happening["kind"];
/** One of them, with its place in the list. */
type Of<K extends Kind> = K extends Kind
  ? Omit<Extract<Happening, { kind: unknown }> & { kind: K }, "kind"> & { kind: K; n: number }
  : never;

/** What keeps a session alive. */
const ACTIVE = [
  "page",
  "input",
  "looked",
  "added",
  "removed",
  "bought",
  "other",
  "message",
  "engaged",
] as const;

const S = 1_000;
const D = 86_400_000;
const UNITS: Record<string, number> = { ms: 1, s: S, m: 60 * S, h: 3_600 * S, d: D };

/** `90s` in ms. */
export const read = (text: string): number =>
  Number.parseFloat(text) * (UNITS[text.replace(/^[\d.]+/, "")] as number);

type Cap = { max: number; per: string };
/** What a test of a condition may be in these visits. */
type When = Record<string, unknown>;

/** Section 7 with nothing in the file. */
const MANNERS = {
  quiet: "20s",
  gap: "2m",
  caps: [
    { max: 1, per: "page" },
    { max: 2, per: "session" },
    { max: 3, per: "1d" },
    { max: 6, per: "7d" },
  ] as readonly Cap[],
  done: "30d",
  dismissed: { snooze: "7d", backoff: 2, give_up_after: 3, give_up_for: "30d" },
  ignored: { after: "10s", per_dismissal: 3 },
  busy: ["typing", "dialog", "overlay", "fullscreen", "hidden", "checkout"] as readonly string[],
  bought: { category: "14d" },
};

/** One visitor, all that happened, and what the manners make of it. */
export class Naive {
  private readonly manners;
  private readonly lists = new Map<Kind, unknown[]>();
  private n = 0;
  /** Engaged time has been running on a page since, untold. */
  running: { from: number; page: number } | undefined;

  constructor(
    private readonly file: RulesFile,
    private readonly browser: { stored: boolean; entered: boolean; drafts: boolean },
  ) {
    const given = file.manners ?? {};
    this.manners = {
      ...MANNERS,
      ...given,
      dismissed: { ...MANNERS.dismissed, ...given.dismissed },
      ignored: { ...MANNERS.ignored, ...given.ignored },
      bought: { ...MANNERS.bought, ...given.bought },
    };
  }

  add(happening: Happening): void {
    this.all(happening.kind).push({ ...happening, n: ++this.n } as never);
  }

  private all<K extends Kind>(kind: K): Of<K>[] {
    let list = this.lists.get(kind);
    if (!list) {
      list = [];
      this.lists.set(kind, list);
    }
    return list as Of<K>[];
  }

  /** When each session began: at an event or input that came more than 30 minutes after the one before; without memory, once. */
  private sessionStarts(): number[] {
    const kinds = [
      "page",
      "input",
      "looked",
      "added",
      "removed",
      "bought",
      "other",
      "message",
      "engaged",
    ] as const;
    const active = kinds
      .flatMap((kind) => this.all(kind) as { at: number }[])
      .map(({ at }) => at)
      .sort((a, b) => a - b);
    if (!this.browser.stored) return active.slice(0, 1);
    return active.filter((at, i) => i === 0 || at - (active[i - 1] as number) > 30 * 60 * S);
  }
  private sessions = { n: -1, starts: [0] };
  private starts(): number[] {
    const n = ACTIVE.reduce((sum, kind) => sum + this.all(kind).length, 0);
    if (this.sessions.n !== n) this.sessions = { n, starts: this.sessionStarts() };
    return this.sessions.starts;
  }
  private start = (): number => this.starts().at(-1) as number;

  private page(): Of<"page"> {
    return this.all("page").at(-1) as Of<"page">;
  }

  /** The product of this page view. */
  private product(): Product | undefined {
    const looked = this.all("looked").at(-1);
    return looked && looked.n > this.page().n ? looked.product : undefined;
  }

  private engaged(now: number, counts: (from: number, page: number) => boolean): number {
    let sum = 0;
    for (const { from, at, page } of this.all("engaged")) if (counts(from, page)) sum += at - from;
    const { running } = this;
    return running && counts(running.from, running.page) ? sum + now - running.from : sum;
  }

  /** What lies in the cart; nothing until it was heard of. */
  private cart(): string[] | undefined {
    const changes = [...this.all("added"), ...this.all("removed"), ...this.all("bought")].sort(
      (a, b) => a.n - b.n,
    );
    if (!changes.length) return;
    let cart: string[] = [];
    for (const { kind, product } of changes) {
      if (kind === "added") cart.push(product.id);
      else if (kind === "bought") cart = [];
      else cart.splice(cart.indexOf(product.id), 1);
    }
    return cart;
  }

  private fact(name: string, now: number, event: Product | undefined): unknown {
    switch (name) {
      case "page.type":
        return this.page().type;
      case "page.dwell":
        return this.engaged(now, (_, page) => page === this.page().page);
      case "session.pages":
        return this.all("page").filter(({ at }) => at >= this.start()).length;
      case "item.category":
        return this.product()?.category;
      case "item.in_cart": {
        const product = this.product();
        return product && !!this.cart()?.includes(product.id);
      }
      case "cart.count":
        return this.cart()?.length;
      case "cart.idle": {
        const last = [...this.all("added"), ...this.all("removed"), ...this.all("bought")]
          .sort((a, b) => a.n - b.n)
          .at(-1);
        return last && last.kind !== "bought" ? now - last.at : undefined;
      }
      case "visitor.purchases":
        return this.all("bought").length;
      case "event.item.category":
        return event?.category;
      case "custom.flag":
        return this.all("flag").at(-1)?.on;
    }
    throw Error(`the naive model knows no ${name}`);
  }

  private holds(when: When | undefined, now: number, event?: Product): boolean {
    return Object.entries(when ?? {}).every(([name, test]) => {
      if (name === "not") return !this.holds(test as When, now, event);
      const value = this.fact(name, now, event);
      if (value === undefined) return false;
      if (typeof test !== "object" || test === null) return value === test;
      const { gte } = test as { gte: string | number };
      return (value as number) >= (typeof gte === "string" ? read(gte) : gte);
    });
  }

  /** The moment a rule waits with, if it has one still. */
  private moment(rule: RuleSource, now: number): Of<"armed"> | undefined {
    const armed = this.all("armed").findLast((each) => each.rule === rule.id);
    if (!armed || now - armed.at > read(rule.wait ?? "30s")) return;
    if (this.all("disarmed").some((each) => each.rule === rule.id && each.n > armed.n)) return;
    const spoken = this.all("claimed").filter((each) => each.rule === rule.id && this.drawn(each.claim));
    if (spoken.some(({ n }) => n > armed.n)) return;
    return armed;
  }

  /** Whether its condition holds; of an `on` rule, whether its moment has come, too. */
  true(rule: RuleSource, now: number): boolean {
    if (rule.on === undefined) return this.holds(rule.when, now);
    const moment = this.moment(rule, now);
    return !!moment && this.holds(rule.when, now, moment.product);
  }

  /** Exposures that count: not given back, and drawn or still within the 5 s in which they may be. */
  private exposures(now: number): Of<"claimed">[] {
    return this.all("claimed").filter(
      ({ claim, at }) =>
        !this.all("returned").some((each) => each.claim === claim) && (this.drawn(claim) || now - at < 5 * S),
    );
  }
  /** Whether a claim of a rule is neither drawn nor given back yet: its moment waits for what comes of it. */
  claiming = (rule: string, now: number): boolean =>
    this.exposures(now).some((each) => each.rule === rule && !this.drawn(each.claim));

  private drawn = (claim: string): boolean => this.all("drawn").some((each) => each.claim === claim);

  /** Exposures of one rule. */
  exposuresOf(rule: string, now: number): { at: number; page: number }[] {
    return this.exposures(now).filter((each) => each.rule === rule);
  }

  private rule = (id: string): RuleSource => this.file.rules.find((rule) => rule.id === id) as RuleSource;
  private inline = (id: string): boolean => this.rule(id).prompt?.type === "inline";

  /** What counts in the caps of all: prompts that interrupt, messages, sessions that a message brought. */
  exposuresOfAll(now: number): { at: number; page: number }[] {
    // A session's medium is that of its first page view.
    const firstPages = this.starts().map((start) => this.all("page").find(({ at }) => at >= start));
    return [
      ...this.exposures(now).filter(({ rule }) => !this.inline(rule)),
      ...this.all("message"),
      ...firstPages.flatMap((page, i) =>
        page?.email && page.at < (this.starts()[i + 1] ?? Number.POSITIVE_INFINITY) ? [page] : [],
      ),
    ];
  }

  private reached(
    caps: readonly Cap[],
    exposures: readonly { at: number; page: number }[],
    now: number,
  ): boolean {
    return caps.some(({ max, per }) => {
      const counted = exposures.filter(({ at, page }) => {
        if (per === "visitor") return true;
        if (per === "page") return page === this.page().page;
        if (per === "session") return at >= this.start();
        return now - at < read(per);
      });
      return counted.length >= max;
    });
  }

  /** What weighs as a dismissal of a rule: its dismissals, and every so-manieth prompt left without answer. */
  private refusals(rule: string): { at: number; n: number }[] {
    const since = Math.max(
      0,
      ...this.answers()
        .filter((each) => each.rule === rule)
        .map(({ n }) => n),
    );
    const ignored = this.all("ignored").filter((each) => each.rule === rule && each.n > since);
    const soft = ignored.filter((_, i) => (i + 1) % this.manners.ignored.per_dismissal === 0);
    return [...this.all("dismissed").filter((each) => each.rule === rule && each.n > since), ...soft].sort(
      (a, b) => a.n - b.n,
    );
  }

  private answers(): { at: number; n: number; rule: string }[] {
    return [...this.all("clicked"), ...this.all("answered")];
  }

  /** The prompt that stands, or may be drawn any moment, and when the last one ended. */
  private place(now: number): { taken: boolean; ended: number } {
    let taken = false;
    let ended = Number.NEGATIVE_INFINITY;
    for (const { claim, rule, n } of this.exposures(now)) {
      if (this.inline(rule)) continue;
      const drawn = this.all("drawn").find((each) => each.claim === claim);
      if (!drawn) {
        taken = true;
        continue;
      }
      // After ten minutes the place is others', but where the prompt stood on, its end is when it went.
      const left =
        this.all("left").find((each) => each.rule === rule && each.n > n)?.at ?? Number.POSITIVE_INFINITY;
      const over = drawn.at + 600 * S;
      if (Math.min(left, over) > now) taken = true;
      else ended = Math.max(ended, left <= now ? left : over);
    }
    return { taken, ended };
  }

  /** The first reason, in the order of section 7, for which a rule stays silent, as far as it alone is concerned. */
  reason(rule: RuleSource, now: number): string | null {
    const { manners, browser } = this;
    const type = rule.prompt?.type;
    const inline = type === "inline";
    const launcher = type === "launcher";
    const service = rule.service === true;
    const status = rule.status ?? "on";
    const own = this.exposures(now).filter((each) => each.rule === rule.id);

    if (this.all("opted").at(-1)?.out) return "opted_out";
    if (status === "off" || (status === "draft" && !browser.drafts)) return "status";
    if (rule.from && now < Date.parse(rule.from)) return "schedule";
    if (rule.until && now >= Date.parse(rule.until) + (rule.until.length === 10 ? D : 0)) return "schedule";

    if (!this.true(rule, now)) return "condition";
    if (rule.on === undefined && !launcher) {
      const untrue = this.all("untrue").findLast((each) => each.rule === rule.id)?.n ?? 0;
      if (own.some(({ at, n, claim }) => at >= this.start() && n > untrue && this.drawn(claim)))
        return "condition";
    }

    const spoken = this.exposures(now).some(({ claim }) => this.drawn(claim));
    if (!browser.stored && !launcher && (!browser.entered || spoken)) return "no_memory";
    if (manners.never && !service && this.holds(manners.never as When, now)) return "never";

    const purchases = this.all("bought");
    if (!service && !inline && !launcher && purchases.some(({ at }) => at >= this.start())) return "bought";
    if (!service && !rule.again) {
      const names = JSON.stringify(rule.when ?? {});
      const about: (string | undefined)[] = [];
      if (names.includes('"item.')) about.push(this.product()?.category);
      if (names.includes('"event.')) about.push(this.moment(rule, now)?.product?.category);
      const just = purchases.filter(({ at }) => now - at < read(manners.bought.category));
      if (just.some(({ product }) => about.includes(product.category))) return "bought";
    }

    const breaks = [...this.all("busy"), ...this.all("free")].sort((a, b) => a.n - b.n);
    for (const busy of this.all("busy")) {
      const end = breaks.find(({ n }) => n > busy.n)?.at ?? now;
      if (manners.busy.includes(busy.what) && now < end + 2 * S) return "busy";
    }
    if (this.page().type === "checkout" && manners.busy.includes("checkout") && !rule.during_checkout)
      return "busy";
    if (launcher) return null;

    const tactful = !service && !inline;
    if (tactful && this.engaged(now, (from) => from >= this.start()) < read(manners.quiet)) return "quiet";
    const place = this.place(now);
    if (tactful && now < place.ended + read(manners.gap)) return "gap";

    const caps = service
      ? [{ max: 1, per: "1d" }, ...(rule.cap ?? [])]
      : (rule.cap ?? [{ max: 1, per: "session" }]);
    if (this.reached(caps, own, now)) return "cap";
    if (tactful && this.reached(manners.caps, this.exposuresOfAll(now), now)) return "cap";

    const answered = this.answers().filter((each) => each.rule === rule.id);
    if (answered.some(({ at }) => now - at < read(manners.done))) return "done";

    const refusals = this.refusals(rule.id);
    const last = refusals.at(-1);
    const { snooze, backoff, give_up_after, give_up_for } = manners.dismissed;
    if (last) {
      const rest = Math.min(365 * D, read(snooze) * backoff ** (refusals.length - 1));
      if (now < last.at + rest) return "snoozed";
    }
    const notNow = this.all("snoozed").findLast((each) => each.rule === rule.id);
    if (notNow && now < notNow.until) return "snoozed";

    if (tactful) {
      const since = Math.max(0, ...this.answers().map(({ n }) => n));
      const row = this.file.rules.flatMap(({ id }) => this.refusals(id)).filter(({ n }) => n > since);
      if (row.length >= give_up_after && now < Math.max(...row.map(({ at }) => at)) + read(give_up_for)) {
        return "given_up";
      }
    }
    if (!inline && place.taken) return "showing";
    return null;
  }

  /** Every rule's reason, `null` for those that speak: all inline ones that may, one launcher, one of the others. */
  verdicts(now: number): Record<string, string | null> {
    const verdicts: Record<string, string | null> = {};
    const ranked = this.file.rules
      .map((rule, i) => ({ rule, i }))
      .sort((a, b) => (b.rule.priority ?? 0) - (a.rule.priority ?? 0) || a.i - b.i);
    const taken = new Set<string>();
    for (const { rule } of ranked) {
      const type = rule.prompt?.type;
      const place = type === "inline" ? rule.id : type === "launcher" ? "launcher" : "speak";
      const reason = this.reason(rule, now);
      verdicts[rule.id] = reason ?? (taken.has(place) ? "outranked" : null);
      if (!reason) taken.add(place);
    }
    return verdicts;
  }
}
