import { dateOf, timeOf, weekdayOf } from "./calendar.js";
import { dearest, units, worth } from "./cart.js";
import { categories } from "./event.js";
import { EMPTY_PAST, type Past } from "./memory.js";
import { since, type View } from "./situation.js";

/** Types a fact may have; they decide which operators a condition may use. */
export type FactType = "boolean" | "number" | "duration" | "text" | "list" | "time" | "date";
/** A fact's value: a duration in ms, a time as `HH:MM`, a date as `YYYY-MM-DD`. */
export type FactValue = boolean | number | string | readonly string[];
/** What makes a fact change by itself: engaged time, the clock, or the shop's calendar. */
export type Clock = "engaged" | "wall" | "calendar";

/** A fact: its type, how it is read, what makes it change by itself, and the currency of an amount. */
export interface Fact {
  type: FactType | "any";
  read(view: View): FactValue | undefined;
  clock?: Clock;
  /** For engaged time: whether it runs for this fact at all; always, where absent. */
  runs?(view: View): boolean;
  /** For money: tested only in the shop's currency. */
  currency?(view: View): string | undefined;
}

type Read<T> = (view: View) => T | undefined;
const text = (read: Read<string>): Fact => ({ type: "text", read });
const boolean = (read: Read<boolean>): Fact => ({ type: "boolean", read });
const number = (read: Read<number>): Fact => ({ type: "number", read });
const list = (read: Read<readonly string[]>): Fact => ({ type: "list", read });
const money = (read: Read<number>, currency: Read<string>): Fact => ({ type: "number", read, currency });
const span = (read: Read<number>, clock?: Clock): Fact => ({ type: "duration", read, ...(clock && { clock }) });

/** Time since an instant, which grows. */
const ago = (read: Read<number>): Fact =>
  span((v) => {
    const at = read(v);
    return at === undefined ? undefined : Math.max(0, v.now - at);
  }, "wall");
/** Engaged time: what events have told, and what runs now. */
const engaged = (read: Read<number>): Fact =>
  span((v) => {
    const ms = read(v);
    return ms === undefined ? undefined : ms + v.engaged.ms;
  }, "engaged");

const CHECKOUT_LASTS = 7 * 864e5;
const checkout = (v: View): number | undefined => {
  const { checkout: at } = v.memory;
  return at !== undefined && v.now - at < CHECKOUT_LASTS ? at : undefined;
};
const filled = (v: View) => (v.memory.cart?.lines.length ? v.memory.cart : undefined);
const cartCurrency = (v: View) => v.memory.cart?.currency;
const itemCurrency = (v: View) => v.page.item?.currency ?? v.known()?.currency;
const top = (v: View) => dearest(v.memory.cart);
const looks = (v: View) => since(v.known(), v.now - v.look_back);
/** A fact of the page's product: without one it has no value. */
const ofItem =
  <T>(read: Read<T>): Read<T> =>
  (v) =>
    v.page.item && read(v);

/** The lowest value of a cart that ships free. */
const freeFrom = (v: View): number | undefined => {
  const from = v.shop.free_shipping_from;
  return typeof from === "object" ? from[cartCurrency(v) ?? v.shop.currency ?? ""] : from;
};

const distinct = (values: (string | undefined)[]): string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/** Categories by how often their products were viewed, strongest first. */
function favourites(v: View): string[] {
  const views: Record<string, number> = {};
  for (const item of v.memory.items) {
    const [category] = item.categories ?? [];
    if (category) views[category] = (views[category] ?? 0) + since(item, v.now - v.look_back)[0];
  }
  return Object.keys(views)
    .filter((category) => views[category])
    .sort((a, b) => (views[b] as number) - (views[a] as number))
    .slice(0, 5);
}

function compared(v: View): number {
  const known = v.known();
  const [category] = known?.categories ?? [];
  return v.memory.items.filter(
    (item) =>
      item !== known && category && item.categories?.[0] === category && item.looked?.session === v.memory.sessions,
  ).length;
}

function spent(v: View): number {
  const { spent: by } = v.memory.purchases;
  const { currency } = v.shop;
  // Purchases told without a currency were in the shop's.
  return currency ? (by[currency] ?? 0) + (by[""] ?? 0) : Object.values(by).reduce((sum, one) => sum + one, 0);
}

const opening = (v: View) => v.calendar.opening(v.now);
const edge = (open: boolean) => (v: View) => {
  const state = opening(v);
  return state?.open === open && state.until !== undefined ? state.until - v.now : undefined;
};

/**
 * THE fact table: every fact a rule may test (SPEC.md section 5), its type, how it is read and what makes it change
 * by itself. Its meaning in words stands in `src/reference/facts.ts`, where a missing entry does not compile.
 */
export const FACTS = {
  "page.type": text((v) => v.page.type),
  "page.path": text((v) => v.page.path),
  "page.url": text((v) => v.page.url),
  "page.language": text((v) => v.page.language),
  "page.category": text((v) => v.page.category ?? v.page.item?.item_category),
  "page.dwell": engaged((v) => v.page.dwell),
  "page.scroll": number((v) => v.page.scroll),
  "page.exit_intent": boolean((v) => v.page.exit_intent),
  "search.term": text((v) => v.page.search?.term),
  "search.results": number((v) => v.page.search?.results),
  "session.pages": number((v) => v.memory.session.pages),
  "session.products": number(
    (v) => v.memory.items.filter((item) => item.looked?.session === v.memory.sessions).length,
  ),
  "session.searches": number((v) => v.memory.session.searches),
  "session.empty_searches": number((v) => v.memory.session.empty_searches),
  "session.dwell": engaged((v) => v.memory.session.dwell),
  "session.duration": ago((v) => (v.memory.sessions ? v.memory.session.start : v.now)),
  "session.source": text((v) => v.memory.session.source),
  "session.medium": text((v) => v.memory.session.medium),
  "session.campaign": text((v) => v.memory.session.campaign),
  "session.referrer": text((v) => v.memory.session.referrer),
  "visitor.sessions": number((v) => v.memory.sessions),
  "visitor.purchases": number((v) => v.memory.purchases.count),
  "visitor.spent": number(spent),
  "visitor.returning": boolean((v) => v.memory.sessions > 1),
  "visitor.away": span((v) => v.memory.away),
  "visitor.since_purchase": ago((v) => v.memory.purchases.last),
  "visitor.bought": list((v) => v.memory.items.filter((item) => item.bought).map((item) => item.id)),
  "visitor.categories": list(favourites),
  // Motives are not in effect yet: no motive stands out.
  "visitor.motive": text(() => undefined),
  "visitor.device": text((v) => v.page.device),
  "item.id": text((v) => v.known()?.id ?? v.page.item?.item_id),
  "item.sku": text((v) => v.page.item?.sku),
  "item.name": text((v) => v.page.item?.item_name ?? v.known()?.name),
  "item.brand": text((v) => v.page.item?.item_brand ?? v.known()?.brand),
  "item.category": text((v) => v.page.item?.item_category ?? v.known()?.categories?.[0]),
  "item.variant": text((v) => v.page.item?.item_variant),
  "item.url": text((v) => v.page.item?.url ?? v.known()?.url),
  "item.image": text((v) => v.page.item?.image ?? v.known()?.image),
  "item.currency": text(itemCurrency),
  "item.availability": text((v) => v.page.item?.availability),
  "item.categories": list(ofItem((v) => v.page.item && categories(v.page.item))),
  "item.price": money((v) => v.page.item?.price, itemCurrency),
  "item.list_price": money((v) => v.page.item?.list_price, itemCurrency),
  "item.rating": number((v) => v.page.item?.rating),
  "item.reviews": number((v) => v.page.item?.reviews),
  "item.views": number(ofItem((v) => looks(v)[0])),
  "item.sessions": number(ofItem((v) => looks(v)[1])),
  "item.variants": number(ofItem((v) => v.known()?.variants?.length ?? 0)),
  "item.dwell": engaged(ofItem((v) => looks(v)[2])),
  "item.since_view": span((v) => v.known()?.before?.away),
  "item.in_cart": boolean(ofItem((v) => !!v.line())),
  "item.bought": boolean(ofItem((v) => !!v.known()?.bought)),
  "item.wished": boolean(ofItem((v) => !!v.known()?.wished)),
  "item.since_bought": ago((v) => v.known()?.bought),
  "item.last_price": money((v) => v.known()?.before?.price, itemCurrency),
  "item.price_drop": number((v) => {
    const before = v.known()?.before?.price;
    const price = v.page.item?.price;
    return before && price !== undefined ? Math.max(0, Math.round((1 - price / before) * 1000) / 10) : undefined;
  }),
  "item.back_in_stock": boolean((v) => {
    const before = v.known()?.before?.availability;
    const is = v.page.item?.availability;
    return before && is ? before === "OutOfStock" && is === "InStock" : undefined;
  }),
  "item.compared": number(ofItem(compared)),
  "interest.id": text((v) => v.interest()?.id),
  "interest.name": text((v) => v.interest()?.name),
  "interest.category": text((v) => v.interest()?.categories?.[0]),
  "interest.url": text((v) => v.interest()?.url),
  "interest.image": text((v) => v.interest()?.image),
  "interest.availability": text((v) => v.interest()?.availability),
  "interest.price": money(
    (v) => v.interest()?.price,
    (v) => v.interest()?.currency,
  ),
  "interest.views": number((v) => since(v.interest(), v.now - v.look_back)[0]),
  "interest.dwell": {
    type: "duration",
    clock: "engaged",
    // It runs while its own page is looked at.
    runs: (v) => v.interest() === v.known(),
    read: (v) => {
      const interest = v.interest();
      return interest && since(interest, v.now - v.look_back)[2] + (interest === v.known() ? v.engaged.ms : 0);
    },
  },
  "cart.count": number((v) => v.memory.cart && units(v.memory.cart)),
  "cart.lines": number((v) => v.memory.cart?.lines.length),
  "cart.value": money((v) => v.memory.cart && worth(v.memory.cart), cartCurrency),
  "cart.to_free_shipping": money((v) => {
    const from = freeFrom(v);
    const value = v.memory.cart && worth(v.memory.cart);
    return from !== undefined && value !== undefined
      ? Math.max(0, Math.round((from - value) * 100) / 100)
      : undefined;
  }, cartCurrency),
  "cart.idle": ago((v) => v.memory.cart?.changed),
  "cart.dwell": engaged((v) => filled(v)?.dwell),
  "cart.abandoned": boolean((v) => {
    const cart = filled(v);
    return !!cart && cart.session < v.memory.sessions;
  }),
  "cart.items": list((v) => distinct((v.memory.cart?.lines ?? []).map((line) => line.id))),
  "cart.categories": list((v) => distinct((v.memory.cart?.lines ?? []).flatMap((line) => line.categories))),
  "cart.brands": list((v) => distinct((v.memory.cart?.lines ?? []).map((line) => line.brand))),
  "cart.top.id": text((v) => top(v)?.id),
  "cart.top.name": text((v) => top(v)?.name),
  "cart.top.url": text((v) => top(v)?.url),
  "cart.top.image": text((v) => top(v)?.image),
  "cart.top.price": money(
    (v) => top(v)?.price,
    (v) => top(v)?.currency ?? cartCurrency(v),
  ),
  "checkout.started": boolean((v) => checkout(v) !== undefined),
  "checkout.idle": ago(checkout),
  "event.name": text((v) => v.moment?.name),
  "event.item.id": text((v) => v.moment?.item?.item_id),
  "event.item.name": text((v) => v.moment?.item?.item_name),
  "event.item.category": text((v) => v.moment?.item?.item_category),
  "event.item.brand": text((v) => v.moment?.item?.item_brand),
  "event.item.price": money(
    (v) => v.moment?.item?.price,
    (v) => v.moment?.item?.currency ?? v.moment?.currency,
  ),
  "event.value": money(
    (v) => v.moment?.value,
    (v) => v.moment?.currency,
  ),
  "shop.open": { ...boolean((v) => opening(v)?.open), clock: "calendar" },
  "shop.opens_in": span(edge(false), "calendar"),
  "shop.closes_in": span(edge(true), "calendar"),
  "time.of_day": { type: "time", clock: "calendar", read: (v) => timeOf(v.calendar.wall(v.now)) },
  "time.date": { type: "date", clock: "calendar", read: (v) => dateOf(v.calendar.wall(v.now)) },
  "time.weekday": { ...text((v) => weekdayOf(v.calendar.wall(v.now))), clock: "calendar" },
} satisfies Record<string, Fact>;

/** The name of a fact of the table. */
export type FactName = keyof typeof FACTS;

/** Facts about one rule's past: `rule.<id>.<name>`. */
export const RULE_FACTS = ["shown", "clicked", "dismissed", "answered", "converted", "since"] as const;

const past = (v: View, rule: string): Past => v.memory.past[rule] ?? EMPTY_PAST;

function ruleFact(id: string, name: (typeof RULE_FACTS)[number]): Fact {
  return name === "since"
    ? ago((v) => past(v, id).exposures.at(-1)?.[0])
    : number((v) => past(v, id)[name]);
}

/** Names of facts that carry a name of the merchant's own. */
const DYNAMIC = /^(?:custom\.(.+)|visitor\.answer\.([a-z\d_-]+)|rule\.([a-z\d_-]+)\.(\w+))$/;

/** The fact of a name, also of `custom.<name>`, `visitor.answer.<rule>` and `rule.<id>.<name>`. */
export function factOf(name: string): Fact | undefined {
  if (Object.hasOwn(FACTS, name)) return FACTS[name as FactName];
  const [, custom, answer, rule, about] = DYNAMIC.exec(name) ?? [];
  if (custom) {
    return {
      type: "any",
      read: (v) => (Object.hasOwn(v.custom, custom) ? (v.custom[custom] as FactValue) : undefined),
    };
  }
  if (answer) {
    return {
      type: "any",
      read: (v) => {
        const { answer: given, answer_until = 0 } = past(v, answer);
        return answer_until > v.now ? given : undefined;
      },
    };
  }
  const known = RULE_FACTS.find((each) => each === about);
  if (rule && known) return ruleFact(rule, known);
}

/** A fact's value as rules test it: money in another currency than the shop's has none. */
export function valueOf(fact: Fact, view: View): FactValue | undefined {
  const currency = fact.currency && view.shop.currency && fact.currency(view);
  return currency && currency !== view.shop.currency ? undefined : fact.read(view);
}
