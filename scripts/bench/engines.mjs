// The engines that are compared: each takes the rules, then one entry of the stream after another, and has the verdict
// of every rule after each. What an entry looks like is each engine's own business, and made ready beforehand.
import jsonLogic from "json-logic-js";
import { Engine } from "json-rules-engine";
import { ourRule } from "./uniform.mjs";

const NOW = Date.UTC(2026, 4, 12, 10);
const MINUTE = 60_000;

/**
 * @typedef {object} Made
 * @property {unknown[]} entries the stream, as the engine takes it
 * @property {(entry: any, verdicts: Uint8Array) => unknown} judge
 */

/** @type {Record<string, { waits?: boolean, make(rules: any[], stream: any[], core: any): Made }>} */
export const engines = {
  floorwalker: {
    make(sources, stream, core) {
      const { compileRules, createVerdicts, viewOf, emptyMemory, emptyPage } = core;
      const rules = compileRules({ floorwalker: 1, rules: sources.map(ourRule) });
      if (rules.issues.length) throw new Error(JSON.stringify(rules.issues[0]));
      const made = createVerdicts(rules);
      return {
        entries: situations(stream, emptyMemory(), emptyPage()),
        judge(situation, verdicts) {
          made.update(viewOf(rules, situation));
          for (const rule of rules.rules) verdicts[rule.index] = made.holds(rule) ? 1 : 0;
        },
      };
    },
  },
  "json-logic-js": {
    make(sources, stream) {
      const rules = sources.map((rule) => ({
        and: [
          { ">=": [{ var: "item.views" }, rule.views] },
          { "===": [{ var: "item.in_cart" }, false] },
          { ">=": [{ var: "item.dwell" }, rule.dwell] },
          { "<": [{ var: "cart.value" }, rule.value] },
          { ">=": [{ var: "session.pages" }, rule.pages] },
          { in: [{ var: "item.category" }, rule.categories] },
        ],
      }));
      return {
        entries: stream,
        judge(facts, verdicts) {
          for (let i = 0; i < rules.length; i++) verdicts[i] = jsonLogic.apply(rules[i], facts) ? 1 : 0;
        },
      };
    },
  },
  "json-rules-engine": {
    waits: true,
    make(sources, stream) {
      const engine = new Engine();
      sources.forEach((rule, index) => {
        const all = [
          { fact: "item.views", operator: "greaterThanInclusive", value: rule.views },
          { fact: "item.in_cart", operator: "equal", value: false },
          { fact: "item.dwell", operator: "greaterThanInclusive", value: rule.dwell },
          { fact: "cart.value", operator: "lessThan", value: rule.value },
          { fact: "session.pages", operator: "greaterThanInclusive", value: rule.pages },
          { fact: "item.category", operator: "in", value: rule.categories },
        ];
        engine.addRule({ conditions: { all }, event: { type: rule.id, params: { index } } });
      });
      // Flat names: the cheapest of its documented forms.
      const flat = ({ item, cart, session }) => ({
        "item.views": item.views,
        "item.in_cart": item.in_cart,
        "item.dwell": item.dwell,
        "item.category": item.category,
        "cart.value": cart.value,
        "session.pages": session.pages,
      });
      return {
        entries: stream.map(flat),
        async judge(facts, verdicts) {
          const { events } = await engine.run(facts);
          verdicts.fill(0);
          for (const { params } of events) verdicts[params?.index] = 1;
        },
      };
    },
  },
};

/** The facts of a stream as situations in which they hold; what did not change is shared, as between real ones. */
function situations(stream, memory, page) {
  let last;
  return stream.map((facts) => {
    const { item, cart, session } = facts;
    const old = last?.facts;
    const same = (part) => old && JSON.stringify(old[part]) === JSON.stringify(facts[part]);
    const sameItem = same("item");
    const next = {
      facts,
      items: sameItem
        ? last.items
        : [{ id: "A-1", name: "Lamp", looks: [[Math.floor(NOW / MINUTE), item.views, 1, item.dwell]] }],
      session: same("session")
        ? last.session
        : { ...memory.session, start: NOW - 1e6, last: NOW, pages: session.pages },
      cart:
        same("cart") && sameItem
          ? last.cart
          : {
              lines: [{ id: item.in_cart ? "A-1" : "B-2", quantity: 1 }],
              value: cart.value,
              dwell: 0,
              session: 1,
            },
      page:
        old?.item.category === item.category
          ? last.page
          : { ...page, type: "product", item: { item_id: "A-1", item_category: item.category } },
    };
    last = next;
    return {
      memory: { ...memory, sessions: 1, session: next.session, items: next.items, cart: next.cart },
      page: next.page,
      now: NOW,
      engaged: { ms: 0, rate: 1, until: NOW + 3e4 },
      stored: true,
      busy: [],
      busy_until: 0,
      tab: "tab",
      custom: {},
    };
  });
}
