import { instantOf } from "../core/calendar.js";
import { duration } from "../core/duration.js";
import type { Item } from "../core/event.js";
import type { ActionSource, PromptSource, Text } from "../core/grammar.js";
import type { Rule } from "../core/rules.js";
import type { View } from "../core/situation.js";
import type { Suggestion } from "../core/suggest.js";
import { render } from "../core/text.js";
import { contactLines, type Line } from "./contact.js";
import { address, linkOf, WEB } from "./link.js";
import { type Offer, offerOf } from "./offer.js";
import { reasons } from "./why.js";
import { COPY, PRINT, speaker, UNTIL } from "./words.js";

/** A button of a prompt; a link where it has an address. */
export interface Action {
  label: string;
  do: ActionSource["do"];
  href?: string | undefined;
  /** What it puts in the cart, or on the list of wishes. */
  item?: Item | undefined;
  source?: ActionSource;
}

/** What a prompt says, ready to be drawn: each text in the visitor's language, each address checked. */
export interface Content {
  rule?: string;
  locale: string;
  type: NonNullable<PromptSource["type"]>;
  position?: PromptSource["position"];
  slot?: string | undefined;
  title?: string | undefined;
  body?: string | undefined;
  image?: string | undefined;
  actions: readonly Action[];
  items?: readonly Offer[];
  coupon?: { code: string; label?: string | undefined; until?: string | undefined } | undefined;
  question?:
    | (Omit<NonNullable<PromptSource["question"]>, "choices"> & {
        choices?: readonly { value: string; label: string }[] | undefined;
      })
    | undefined;
  contact?: readonly Line[] | false | undefined;
  /** Why it is shown, in sentences. */
  why?: readonly string[];
  /** Ms. */
  hide_after?: number | undefined;
}

/** Actions that are nothing without an address, or without a product; and those not in effect yet. */
const LINKS = /^(open|go_|call|email)/;
const PRODUCTS = /^add_/;
const LATER = /^(remind_me|find_store)/;

/**
 * Puts a rule's prompt in words.
 *
 * @param find what is known of a product by its id
 * @returns `undefined` where a text names a fact that has no value, and no other words: the prompt can't be drawn
 */
export function compose(
  rule: Rule,
  view: View,
  locale: string,
  suggestions: readonly Suggestion[],
  find: (id: string) => Item | undefined = () => undefined,
): Content | undefined {
  const { id, prompt = {} } = rule;
  const { coupon, question } = prompt;
  const word = speaker(locale);
  let whole = true;
  const text = (source: Text | undefined): string | undefined => {
    const rendered = render(source, view, locale);
    if (source && rendered === undefined) whole = false;
    return rendered;
  };
  const sources = [...(prompt.actions ?? [])];
  let until: string | undefined;
  if (coupon) {
    // It can be copied and printed, also where its author gave no button for it.
    for (const [does, label] of [
      ["copy_coupon", COPY],
      ["print_coupon", PRINT],
    ] as const) {
      if (!sources.some((source) => source.do === does)) sources.push({ do: does, label: word(label) });
    }
    // `valid_for` runs from the first time this visitor met the rule.
    const bare = !coupon.valid_for && coupon.until?.length === 10;
    const lasts = duration(coupon.valid_for);
    const end = lasts
      ? (view.memory.past[id]?.exposures[0]?.[0] ?? view.now) + lasts
      : coupon.until && instantOf(coupon.until, view.calendar, true);
    if (end) {
      if (end <= view.now) return;
      // A day is named as its author did; an instant, by the shop's clock.
      until = word(
        UNTIL,
        bare
          ? new Date(coupon.until ?? 0).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" })
          : new Date(end).toLocaleString(locale, {
              dateStyle: "long",
              timeStyle: "short",
              timeZone: view.shop.timezone,
            }),
      );
    }
  }
  const content: Content = {
    type: "card",
    ...prompt,
    rule: id,
    locale,
    title: text(prompt.title),
    body: text(prompt.body),
    image: text(prompt.image) && address(prompt.image, view, locale, WEB),
    actions: sources
      .map(
        (source): Action => ({
          label: text(source.label) as string,
          do: source.do,
          href: linkOf(source, view, locale),
          item: source.item_id
            ? (find(source.item_id) ?? { item_id: source.item_id })
            : (suggestions[0]?.item ?? view.page.item),
          source,
        }),
      )
      .filter(
        ({ do: does, href, item }) =>
          !LATER.test(does) && (href || !LINKS.test(does)) && (item || !PRODUCTS.test(does)),
      ),
    items: suggestions.map((suggestion) => offerOf(suggestion, view, locale)),
    coupon: coupon && { code: coupon.code, label: text(coupon.label), until },
    question: question && {
      ...question,
      choices: question.choices?.map(({ value, label }) => ({ value, label: text(label) as string })),
    },
    contact: prompt.contact && contactLines(view.shop, locale),
    why: reasons(rule, locale),
    hide_after: duration(prompt.hide_after),
  };
  return whole ? content : undefined;
}
