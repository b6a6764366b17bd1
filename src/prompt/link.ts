import type { ActionSource, Text } from "../core/grammar.js";
import { safeUrl } from "../core/kinds.js";
import type { Product } from "../core/product.js";
import type { View } from "../core/situation.js";
import { formatMoney, inLanguage, render, renderUrl } from "../core/text.js";
import { dial } from "./contact.js";

/** Facts that are addresses as a whole, told by the shop's own page: alone, they stand as they are. */
const WHOLE = /^\{(item|interest|cart\.top)\.(url|image)\}$/;

/** The schemes of what opens in the page. */
export const WEB = /^https?:/i;

/** An address that may be opened, or nothing. */
export const checked = (url: string | undefined, schemes?: RegExp): string | undefined =>
  url && safeUrl(url, schemes) ? url : undefined;

/** An address of a rules file. */
export const address = (
  text: Text | undefined,
  view: View,
  locale: string,
  schemes?: RegExp,
): string | undefined =>
  checked((WHOLE.test(inLanguage(text, locale) ?? "") ? render : renderUrl)(text, view, locale), schemes);

/** A message to the shop, to be sent by the visitor's own mail program. */
export const letter = (to: string, subject = "", body = ""): string =>
  `mailto:${to}?${new URLSearchParams({ subject, body })}`.replaceAll("+", "%20");

/** What a message is about: a line for each product. */
const linesOf = (
  products: readonly (Product & { quantity?: number })[],
  { shop }: View,
  locale: string,
): string[] =>
  products.map(({ quantity = 1, name, price, currency = shop.currency, url }) =>
    [quantity > 1 && `${quantity} ×`, name, price !== undefined && formatMoney(price, currency, locale), url]
      .filter(Boolean)
      .join(" "),
  );

/** Where an action leads, if it is a link and its target is known. */
export function linkOf(action: ActionSource, view: View, locale: string): string | undefined {
  const { phone, email, urls } = view.shop;
  const item = view.item();
  switch (action.do) {
    case "open":
      return address(action.url, view, locale);
    case "go_to_cart":
      return address(urls?.cart, view, locale);
    case "go_to_checkout":
      return address(urls?.checkout, view, locale);
    case "call":
      return phone && dial(phone);
    case "email": {
      const about = action.with === "cart" ? view.memory.cart?.lines : action.with && item && [item];
      return (
        email &&
        letter(
          email,
          render(action.subject, view, locale),
          [render(action.body, view, locale), ...linesOf(about || [], view, locale)]
            .filter(Boolean)
            .join("\r\n"),
        )
      );
    }
  }
}
