// What the demo page runs: draws prompts of a small rules file over it, through the same `compose` and `draw` as the tag.
import { createBorder } from "../../src/border.js";
import {
  compileRules,
  emptyMemory,
  emptyPage,
  type Item,
  type PromptSource,
  type Situation,
  type Suggestion,
  viewOf,
} from "../../src/core/index.js";
import { ask, compose, type Drawn, draw, openPanel, perform } from "../../src/prompt/index.js";

const ipod: Item = { item_id: "IPOD-30", item_name: "iPod 30 Go", price: 199, currency: "EUR" };

export interface Shown {
  locale?: string;
  suggestions?: Suggestion[];
  when?: object;
  clickedAt?: number;
}

const heard: unknown[] = [];
const stop = new AbortController();
const border = createBorder(stop.signal, Date.now, (error) => heard.push(`error: ${error}`));
const shop = {
  name: "La Boutique",
  currency: "EUR",
  phone: "01 23 45 67 89",
  email: "bonjour@boutique.example",
  address: "3 rue du Marché, 75011 Paris",
  hours: { "mon-fri": ["09:30-12:30", "14:00-19:00"], sat: ["10:00-18:00"] },
  timezone: "Europe/Paris",
  urls: { cart: "#cart", checkout: "#checkout" },
};

function show(
  prompt: PromptSource,
  { locale, suggestions = [], when, clickedAt }: Shown = {},
): Drawn | undefined {
  const rules = compileRules({
    floorwalker: 1,
    shop,
    rules: [{ id: "demo", when: when ?? { "item.views": { gte: 3 }, "cart.count": { gte: 0 } }, prompt }],
  });
  const [rule] = rules.rules;
  if (!rule) throw new Error(JSON.stringify(rules.issues));
  const situation: Situation = {
    memory: emptyMemory(),
    page: { ...emptyPage(), item: ipod },
    now: Date.now(),
    engaged: { ms: 0, rate: 0, until: 0 },
    stored: true,
    busy: [],
    busy_until: 0,
    tab: "a",
    custom: {},
  };
  const content = compose(
    rule,
    viewOf(rules, situation),
    locale ?? document.documentElement.lang,
    suggestions,
  );
  if (!content) return;
  const note =
    (name: string) =>
    (...given: unknown[]) =>
      void heard.push([name, ...given.filter((each) => typeof each !== "object")]);
  const drawn = draw(
    content,
    {
      act(index) {
        heard.push(["act", index]);
        const action = content.actions[index];
        return action && perform(action, content, note("open"));
      },
      add: note("add"),
      answer: note("answer"),
      ask: note("ask"),
      close(how) {
        heard.push(["close", how]);
        drawn?.close();
      },
      never() {
        heard.push(["never"]);
        drawn?.close();
      },
      privacy: note("privacy"),
    },
    border,
    clickedAt,
  );
  return drawn;
}

const demo = {
  heard,
  show,
  ask: (policy?: string) =>
    ask({ locale: document.documentElement.lang, policy }, (yes) => heard.push(["answered", yes]), border),
  panel: (summary = {}) =>
    openPanel(
      {
        locale: document.documentElement.lang,
        summary: {
          products: 12,
          sessions: 3,
          since: Date.UTC(2026, 2, 3),
          cart: 2,
          prompts: 4,
          optedOut: false,
          stored: true,
          ...summary,
        },
        why: ["D’après ce que vous avez regardé et votre panier."],
      },
      { snooze() {}, dismiss() {}, optOut() {}, optIn() {}, erase() {}, download() {} },
      border,
    ),
  stop: () => stop.abort(),
};

declare global {
  interface Window {
    demo: typeof demo;
  }
}
window.demo = demo;
