import type { ActionSource, Text } from "../core/grammar.js";
import { safeUrl } from "../core/kinds.js";
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

/** Where an action leads, if it is a link and its target is known. */
export function linkOf(action: ActionSource, view: View, locale: string): string | undefined {
  const { shop, memory, page } = view;
  const { phone, email, urls } = shop;
  const { do: does, subject, body } = action;
  if (does === "call") return phone && dial(phone);
  if (does !== "email") {
    const targets: Partial<Record<typeof does, Text | undefined>> = {
      open: action.url,
      go_to_cart: urls?.cart,
      go_to_checkout: urls?.checkout,
    };
    return address(targets[does], view, locale);
  }
  const { item } = page;
  const about =
    action.with === "cart"
      ? (memory.cart?.lines ?? [])
      : action.with && item
        ? [{ ...item, name: item.item_name, quantity: 1 }]
        : [];
  return (
    email &&
    letter(
      email,
      render(subject, view, locale),
      [
        render(body, view, locale),
        ...about.map(({ quantity, name, price, currency = shop.currency, url }) =>
          [`${quantity} ×`, name, price && formatMoney(price, currency, locale), url]
            .filter(Boolean)
            .join(" "),
        ),
      ].join("\r\n"),
    )
  );
}
