import { dateOf, midnight, timeOf, weekdayOf } from "./calendar.js";
import { worth } from "./cart.js";
import { DAY, MINUTE } from "./duration.js";
import type { Words } from "./grammar.js";
import { own, pastOf } from "./memory.js";
import { agree, dearest, type Product } from "./product.js";
import { since, type View } from "./situation.js";

/** Types a fact may have; they decide which operators a condition may use. */
export type FactType = "boolean" | "number" | "duration" | "text" | "list" | "time" | "date";
/** A fact's value: a duration in ms, a time as `HH:MM`, a date as `YYYY-MM-DD`. */
export type FactValue = boolean | number | string | readonly string[];
/** A fact: its type, how it is read, what makes it change by itself, and the currency of an amount. */
export interface Fact {
  type: FactType | "any";
  read(view: View): FactValue | undefined;
  /** How fast a number runs by itself, given how fast engaged time does (0 or 1). */
  rate?: ((view: View, engaged: number) => number) | undefined;
  /** The instant at which it changes all at once, if time alone makes it; epoch ms. */
  turns?: ((view: View) => number | undefined) | undefined;
  /** For money: tested only in the shop's currency. */
  currency?: (view: View) => string | undefined;
}

type Read<T> = (view: View) => T | undefined;
const text = (read: Read<string>): Fact => ({ type: "text", read });
const boolean = (read: Read<boolean>): Fact => ({ type: "boolean", read });
const number = (read: Read<number>): Fact => ({ type: "number", read });
const list = (read: Read<readonly string[]>): Fact => ({ type: "list", read });
const span = (read: Read<number>, rate?: Fact["rate"], turns?: Fact["turns"]): Fact => ({
  type: "duration",
  read,
  rate,
  turns,
});
const money = (read: Read<number>, currency: Read<string>): Fact => ({ type: "number", read, currency });

/** Time since an instant, which grows. */
const ago = (read: Read<number>, turns?: Fact["turns"]): Fact =>
  span(
    (v) => {
      const at = read(v);
      return at === undefined ? at : Math.max(0, v.now - at);
    },
    () => 1,
    turns,
  );
/** Engaged time: what events have told, and what runs now. */
const engaged = (read: Read<number>): Fact =>
  span(
    (v) => {
      const ms = read(v);
      return ms === undefined ? ms : ms + v.engaged.ms;
    },
    (_, engaged) => engaged,
  );

/** Facts that are read from fields of the same name. */
const fields = <P extends string, K extends string>(
  prefix: P,
  names: K,
  make: (read: Read<never>) => Fact,
  from: (view: View) => object | undefined,
) =>
  Object.fromEntries(
    names
      .split(" ")
      .map((name) => [
        `${prefix}.${name}`,
        make((v) => (from(v) as Record<string, never> | undefined)?.[name]),
      ]),
  ) as Record<`${P}.${Words<K>}`, Fact>;

/** What is told of a product, whoever remembers it. */
const product = <P extends string, K extends string>(prefix: P, names: K, from: Read<Partial<Product>>) =>
  ({
    ...fields(prefix, names, text, from),
    [`${prefix}.category`]: text((v) => from(v)?.categories?.[0]),
    [`${prefix}.price`]: money(
      (v) => from(v)?.price,
      (v) => from(v)?.currency,
    ),
  }) as Record<`${P}.${Words<K> | "category" | "price"}`, Fact>;

const CHECKOUT_LASTS = 7 * DAY;
const session = (v: View) => v.memory.session;
const cart = (v: View) => v.memory.cart;
const lines = (v: View) => cart(v)?.lines ?? [];
const item = (v: View) => v.item();
const known = (v: View) => v.known();
const top = (v: View) => dearest(lines(v));
const looks = (v: View, of = known(v)) => since(of, v.now - v.look_back);
/** The price before this session; none where it was in another currency. */
const lastPrice = (v: View) => {
  const [, price, , currency] = known(v)?.before ?? [];
  return agree(currency, item(v)?.currency) ? (price ?? undefined) : undefined;
};
const checkout = ({ memory, now }: View): number | undefined =>
  memory.checkout !== undefined && now - memory.checkout < CHECKOUT_LASTS ? memory.checkout : undefined;
const checkoutEnds = (v: View) => {
  const at = checkout(v);
  return at === undefined ? at : at + CHECKOUT_LASTS;
};
const cartCurrency = (v: View) => cart(v)?.currency;
const value = (v: View) => worth(cart(v));
const cents = (amount: number) => Math.round(amount * 100) / 100;

/** The lowest value of a cart that ships free, in the cart's currency. */
export function freeShippingFrom(v: View): number | undefined {
  const from = v.shop.free_shipping_from;
  return typeof from === "object" ? own(from, cartCurrency(v) ?? v.shop.currency ?? "") : from;
}

const distinct = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values)].filter((each) => each !== undefined);

/** Categories by how often their products were viewed, strongest first. */
function favourites(v: View): string[] {
  const views = new Map<string, number>();
  for (const each of v.memory.items) {
    const [category] = each.categories ?? [];
    const [seen] = looks(v, each);
    if (category && seen) views.set(category, (views.get(category) ?? 0) + seen);
  }
  return [...views.keys()].sort((a, b) => (views.get(b) ?? 0) - (views.get(a) ?? 0)).slice(0, 5);
}

/** Products looked at in this session. */
const lookedAt = ({ memory }: View) =>
  memory.items.filter(({ looked: [at] = [-1] }) => at >= memory.session.start);

function spent({ memory, shop: { currency } }: View): number {
  const { spent: by } = memory.purchases;
  // Purchases told without a currency were in the shop's.
  return currency
    ? (by[currency] ?? 0) + (by[""] ?? 0)
    : Object.values(by).reduce((sum, one) => sum + one, 0);
}

const opening = (v: View) => v.calendar.opening(v.now);
const openingTurns = (v: View) => opening(v)?.until;
/** Until the shop opens, or closes. */
const edge = (open: boolean) =>
  span(
    (v) => {
      const state = opening(v);
      return state?.open === open && state.until !== undefined ? state.until - v.now : undefined;
    },
    () => -1,
    openingTurns,
  );
const wall = (v: View) => v.calendar.wall(v.now);
/** A fact that changes at midnight on the shop's clock, or as that clock leaps. */
const daily = (type: FactType, show: (wall: number) => string): Fact => ({
  type,
  read: (v) => show(wall(v)),
  turns: (v) => {
    const { calendar, now } = v;
    const midnights = calendar.instant(midnight(wall(v)) + DAY, now);
    return [midnights, calendar.leap(now) ?? midnights]
      .sort((a, b) => a - b)
      .find((at) => show(calendar.wall(at)) !== show(wall(v)));
  },
});

/**
 * THE fact table: every fact a rule may test (SPEC.md section 5), its type, how it is read and what makes it change
 * by itself. Its meaning in words stands in `src/reference/facts.ts`, where a missing entry does not compile.
 */
export const FACTS = {
  ...fields("page", "type path url language", text, (v) => v.page),
  "page.category": text((v) => v.page.category ?? item(v)?.categories?.[0]),
  "page.dwell": engaged((v) => v.page.dwell),
  "page.scroll": number((v) => v.page.scroll),
  "page.exit_intent": boolean((v) => v.page.exit_intent),
  "search.term": text((v) => v.page.search?.term),
  "search.results": number((v) => v.page.search?.results),
  ...fields("session", "pages searches empty_searches", number, session),
  ...fields("session", "source medium campaign referrer", text, session),
  "session.products": number((v) => lookedAt(v).length),
  "session.dwell": engaged((v) => session(v).dwell),
  "session.duration": ago((v) => session(v).start || v.now),
  "visitor.sessions": number((v) => v.memory.sessions),
  "visitor.purchases": number((v) => v.memory.purchases.count),
  "visitor.spent": number(spent),
  "visitor.returning": boolean((v) => v.memory.sessions > 1),
  "visitor.away": span((v) => v.memory.away),
  "visitor.since_purchase": ago((v) => v.memory.purchases.last),
  "visitor.bought": list((v) => v.memory.items.filter(({ bought }) => bought).map(({ id }) => id)),
  "visitor.categories": list(favourites),
  // Motives are not in effect yet: no motive stands out.
  "visitor.motive": text(() => undefined),
  "visitor.device": text((v) => v.page.device),
  ...product("item", "id sku name brand variant url image currency availability", item),
  ...fields("item", "rating reviews", number, item),
  "item.categories": list((v) => item(v) && (item(v)?.categories ?? [])),
  "item.list_price": money(
    (v) => item(v)?.list_price,
    (v) => item(v)?.currency,
  ),
  "item.views": number((v) => item(v) && looks(v)[0]),
  "item.sessions": number((v) => item(v) && looks(v)[1]),
  "item.variants": number(
    (v) =>
      item(v) && (known(v)?.variants ?? []).filter(([, at]) => at * MINUTE >= v.now - v.look_back).length,
  ),
  "item.dwell": engaged((v) => item(v) && looks(v)[2]),
  "item.since_view": span((v) => known(v)?.before?.[0]),
  "item.in_cart": boolean((v) => item(v) && !!v.line()),
  "item.bought": boolean((v) => item(v) && !!known(v)?.bought),
  "item.wished": boolean((v) => item(v) && !!known(v)?.wished),
  "item.since_bought": ago((v) => known(v)?.bought),
  "item.last_price": money(lastPrice, (v) => item(v)?.currency),
  "item.price_drop": number((v) => {
    const before = lastPrice(v);
    const price = item(v)?.price;
    return before && price !== undefined
      ? Math.max(0, Math.round((1 - price / before) * 1000) / 10)
      : undefined;
  }),
  "item.back_in_stock": boolean((v) => {
    const before = known(v)?.before?.[2];
    const is = item(v)?.availability;
    return before && is ? before === "OutOfStock" && is === "InStock" : undefined;
  }),
  "item.compared": number((v) => {
    const [category] = item(v)?.categories ?? [];
    return (
      item(v) &&
      lookedAt(v).filter((each) => category && each !== known(v) && each.categories?.[0] === category).length
    );
  }),
  ...product("interest", "id name url image availability", (v) => v.interest()),
  "interest.views": number((v) => looks(v, v.interest())[0]),
  // It runs while its own page is looked at.
  "interest.dwell": span(
    (v) => {
      const interest = v.interest();
      return interest && looks(v, interest)[2] + (interest === known(v) ? v.engaged.ms : 0);
    },
    (v, engaged) => (v.interest() === known(v) ? engaged : 0),
  ),
  "cart.count": number((v) => cart(v) && lines(v).reduce((sum, { quantity }) => sum + quantity, 0)),
  "cart.lines": number((v) => cart(v)?.lines.length),
  "cart.value": money(value, cartCurrency),
  "cart.to_free_shipping": money((v) => {
    const from = freeShippingFrom(v);
    const worth = value(v);
    return from === undefined || worth === undefined ? undefined : Math.max(0, cents(from - worth));
  }, cartCurrency),
  "cart.idle": ago((v) => cart(v)?.changed),
  "cart.dwell": engaged((v) => (lines(v).length ? cart(v)?.dwell : undefined)),
  "cart.abandoned": boolean((v) => !!lines(v).length && (cart(v)?.session ?? 0) < v.memory.sessions),
  "cart.items": list((v) => distinct(lines(v).map(({ id }) => id))),
  "cart.categories": list((v) => distinct(lines(v).flatMap(({ categories }) => categories))),
  "cart.brands": list((v) => distinct(lines(v).map(({ brand }) => brand))),
  ...fields("cart.top", "id name url image", text, top),
  "cart.top.price": money(
    (v) => top(v)?.price,
    (v) => top(v)?.currency ?? cartCurrency(v),
  ),
  "checkout.started": { ...boolean((v) => checkout(v) !== undefined), turns: checkoutEnds },
  "checkout.idle": ago(checkout, checkoutEnds),
  "event.name": text((v) => v.moment?.name),
  ...product("event.item", "id name brand", (v) => v.moment?.item),
  "event.value": money(
    (v) => v.moment?.value,
    (v) => v.moment?.currency,
  ),
  "shop.open": { ...boolean((v) => opening(v)?.open), turns: openingTurns },
  "shop.opens_in": edge(false),
  "shop.closes_in": edge(true),
  "time.of_day": { type: "time", read: (v) => timeOf(wall(v)) },
  "time.date": daily("date", dateOf),
  "time.weekday": daily("text", weekdayOf),
} satisfies Record<string, Fact>;

/** The name of a fact of the table. */
export type FactName = keyof typeof FACTS;

/** Facts about one rule's past: `rule.<id>.<name>`. */
export const RULE_FACTS = ["shown", "clicked", "dismissed", "answered", "converted", "since"] as const;

function ruleFact(id: string, name: (typeof RULE_FACTS)[number]): Fact {
  return name === "since"
    ? ago((v) => pastOf(v.memory, id).exposures.at(-1)?.[0])
    : number((v) => pastOf(v.memory, id)[name]);
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
        const { answer: given, answer_until = 0 } = pastOf(v.memory, answer);
        return answer_until > v.now ? given : undefined;
      },
      turns: (v) => pastOf(v.memory, answer).answer_until,
    };
  }
  const known = RULE_FACTS.find((each) => each === about);
  if (rule && known) return ruleFact(rule, known);
}

/** A fact's value as rules test it: money in another currency than the shop's has none. */
export function factValue(fact: Fact, view: View): FactValue | undefined {
  const currency = fact.currency && view.shop.currency && fact.currency(view);
  return currency && currency !== view.shop.currency ? undefined : fact.read(view);
}
