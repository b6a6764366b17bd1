import type { Item } from "../core/event.js";
import type { View } from "../core/situation.js";
import type { Suggestion } from "../core/suggest.js";
import { formatMoney } from "../core/text.js";
import { checked, WEB } from "./link.js";
import { GOES_WITH, LOOKED, speaker } from "./words.js";

/** A product as it is offered. */
export interface Offer {
  id: string;
  name: string;
  price: string | undefined;
  /** The price before, only where it was really higher. */
  list_price: string | undefined;
  rating: string | undefined;
  image: string | undefined;
  url: string | undefined;
  /** Why it is offered, in words. */
  reason: string;
  item: Item;
}

/** Puts a suggestion in words. */
export function offerOf({ item, of }: Suggestion, { shop }: View, locale: string): Offer {
  const {
    item_id: id,
    item_name: name = id,
    price,
    list_price,
    rating,
    image,
    url,
    currency = shop.currency,
  } = item;
  const word = speaker(locale);
  const money = (amount: number | undefined) =>
    amount === undefined ? amount : formatMoney(amount, currency, locale);
  return {
    id,
    name,
    price: money(price),
    list_price: money((list_price as number) > (price as number) ? list_price : undefined),
    rating: rating?.toLocaleString(locale, { maximumFractionDigits: 1 }),
    image: checked(image, WEB),
    url: checked(url, WEB),
    reason: word(GOES_WITH, of ?? word(LOOKED)),
    item,
  };
}
