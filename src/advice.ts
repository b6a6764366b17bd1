import {
  answers,
  compileRules,
  type Item,
  lookUp,
  type Rule,
  type Rules,
  readItem,
  reporter,
  type Situation,
  type Suggestion,
  suggest,
  type Text,
  type View,
  viewOf,
} from "./core/index.js";
import { loadCatalog, mayLoad } from "./load.js";
import type { Options } from "./options.js";

/** What advice needs of the others. */
export interface Counter {
  rules(): Rules;
  situation(): Situation;
  granted(): boolean;
  /** The shop's own source of products. */
  own: Options["suggest"];
  /** Shows a rule's prompt, called for; whether it stands then. */
  show(rule: Rule): Promise<boolean>;
  /** Whether its texts can be filled in. */
  drawable(rule: Rule): boolean;
  tell(error: unknown): void;
  signal: AbortSignal;
}

/** The shop's own source of products is waited for at most so long; ms. */
const PATIENCE = 5000;

/** What the assistant says when called and no rule has anything to say. */
const ADVICE: Text = {
  en: "How can we help?",
  fr: "Comment pouvons-nous vous aider ?",
  de: "Wie können wir Ihnen helfen?",
  es: "¿En qué podemos ayudarte?",
  it: "Come possiamo aiutarti?",
};

const advice = (prompt: object) =>
  compileRules({ floorwalker: 1, rules: [{ id: "advice", on: "ask", prompt: { title: ADVICE, ...prompt } }] })
    .rules[0] as Rule;

/** What can be offered, and said when the assistant is called. */
export function createAdvice({ rules, situation, granted, own, show, drawable, tell, signal }: Counter) {
  let catalog: ReturnType<typeof loadCatalog> | undefined;
  let items: readonly Item[] = [];

  /** The products to show beside a rule's words; nothing where there are fewer than it wants. */
  const products = async (rule: Rule, view: View): Promise<readonly Suggestion[] | undefined> => {
    const source = rule.prompt?.suggest;
    const { file, shop, manners } = rules();
    const { suggestions = {} } = file;
    const named = rule.prompt?.actions?.some(({ item_id }) => item_id);
    if ((source || named) && suggestions.catalog && mayLoad(suggestions.catalog, shop.hosts, granted())) {
      catalog ??= loadCatalog(suggestions.catalog, signal);
      // It may be had later: a catalogue that failed is asked for again on the next page.
      catalog.catch(() => {});
    }
    if (source || named) items = (await catalog?.catch(tell)) ?? [];
    if (!source) return [];
    const { limit = 3 } = source;
    const just = rule.source.again ? 0 : manners.boughtCategory;
    const sources = { suggestions, catalog: items };
    const found = suggest({ ...source, min: 0 }, view, sources, just);
    const more = own && found.length < limit ? await asked(own, rule, view) : [];
    const all = more.length ? suggest(source, view, { ...sources, own: more }, just) : found;
    return all.length < (source.min ?? 1) ? undefined : all;
  };

  /** Of the shop's own source, which may fail, or never answer. */
  const asked = async (own: NonNullable<Options["suggest"]>, rule: Rule, view: View): Promise<Item[]> => {
    const cart = view.memory.cart?.lines.map(({ id }) => id) ?? [];
    const item = view.item()?.id;
    const nothing = new Promise<Item[]>((done) => {
      AbortSignal.timeout(PATIENCE).onabort = () => done([]);
    });
    try {
      const given = await Promise.race([own({ rule: rule.id, ...(item && { item }), cart }), nothing]);
      return given
        .map((each, i) => readItem(each, `/suggest/${i}`, reporter({ push: tell })))
        .filter((each) => each !== undefined);
    } catch (error) {
      tell(error);
      return [];
    }
  };

  /** The first of these that can be drawn; else products that go with this one or the cart, else how to reach the shop. */
  const speak = async (candidates: readonly Rule[]): Promise<unknown> => {
    for (const rule of candidates) if (await show(rule)) return;
    for (const about of ["item", "cart"]) {
      const rule = advice({ suggest: { for: about } });
      if ((await products(rule, viewOf(rules(), situation())))?.length) return show(rule);
    }
    const { phone, email, address, hours } = rules().shop;
    if (phone || email || address || hours) return show(advice({ contact: true }));
  };

  return {
    products,
    find: (id: string, view: View) => lookUp(id, items, view),
    /** The visitor calls: SPEC.md section 7, `ask()`. */
    ask(): string | null {
      const candidates = answers(rules(), situation()).filter(drawable);
      void speak(candidates).catch(tell);
      return candidates[0]?.id ?? null;
    },
  };
}
