// Rules of six conditions each, all on the same six facts, and a stream of changes to those facts.
import { createRandom } from "./random.mjs";

const categories = Array.from({ length: 24 }, (_, i) => `category-${i}`);

/** The facts a uniform rule tests. Durations in ms. @typedef {ReturnType<typeof firstFacts>} Facts */
const firstFacts = () => ({
  item: { views: 1, in_cart: false, dwell: 0, category: "category-0" },
  cart: { value: 0 },
  session: { pages: 1 },
});

/** What a rule asks for, in no engine's language. @param {number} count */
export function uniformRules(count) {
  const { whole, some } = createRandom(42);
  return Array.from({ length: count }, (_, i) => ({
    id: `rule-${i}`,
    views: whole(1, 8),
    dwell: whole(0, 24) * 5000,
    value: whole(20, 400),
    pages: whole(1, 25),
    categories: some(categories, whole(1, 6)),
  }));
}

/** What a rule says of some facts, read as plainly as can be. */
export const holds = (rule, { item, cart, session }) =>
  item.views >= rule.views &&
  item.in_cart === false &&
  item.dwell >= rule.dwell &&
  cart.value < rule.value &&
  session.pages >= rule.pages &&
  rule.categories.includes(item.category);

/** The same rule as ours. */
export const ourRule = (rule) => ({
  id: rule.id,
  when: {
    "item.views": { gte: rule.views },
    "item.in_cart": false,
    "item.dwell": { gte: `${rule.dwell / 1000}s` },
    "cart.value": { lt: rule.value },
    "session.pages": { gte: rule.pages },
    "item.category": rule.categories,
  },
  prompt: { type: "card", title: "A question about {item.name|this product}?" },
});

/** Facts, each time with one or two of them changed; mostly time spent, as in a shop. @returns {Facts[]} */
export function uniformStream(length) {
  const { next, whole, one } = createRandom(7);
  const stream = [firstFacts()];
  while (stream.length < length) {
    const facts = structuredClone(/** @type {Facts} */ (stream.at(-1)));
    const { item, cart, session } = facts;
    const which = next();
    if (which < 0.6) item.dwell = (item.dwell + whole(1, 3) * 1000) % 130_000;
    else if (which < 0.8) {
      item.views = (item.views % 9) + 1;
      session.pages = (session.pages % 30) + 1;
    } else if (which < 0.92) {
      const change = whole(10, 80);
      cart.value = item.in_cart ? Math.max(0, cart.value - change) : (cart.value + change) % 420;
      item.in_cart = !item.in_cart;
    } else item.category = one(categories);
    stream.push(facts);
  }
  return stream;
}
