import { changeCart, worth } from "./cart.js";
import { DAY, MINUTE } from "./duration.js";
import { type Heard, hear, repeats, rest } from "./echo.js";
import { engagedMs, type Item, type ShopEvent } from "./event.js";
import { hash } from "./hash.js";
import { dwellOn, forgetItems, keepItem, look, unite } from "./items.js";
import { count, forgetAnswers, forgetPast, type Outcome, recordOutcome, settle } from "./ledger.js";
import type { Bounds, Memory } from "./memory.js";

/** A page view began (SPEC.md section 1). `utm_*` parameters and referrer as GA4 reads them. */
export interface PageView extends ShopEvent {
  name: "page_view";
  /** Hash of the page's address. */
  address: number;
  origin?: { source?: string; medium?: string; campaign?: string; referrer?: string };
}

/** Engaged time has passed (GA4 `user_engagement`). */
export interface Engagement extends ShopEvent {
  name: "user_engagement";
  engagement_time_msec: number;
  /** The product of the page. */
  item?: string;
}

/** All that memory takes. */
export type MemoryEvent = ShopEvent | PageView | Engagement | Outcome;

/** A session without events or engaged input for this long is over. */
const SESSION = 30 * MINUTE;
const OUTCOME =
  /^(prompt_(claimed|drawn|returned|clicked|dismissed|ignored|answered|snoozed)|place_(taken|left)|rules_rearmed|moments_(armed|dropped)|opted_(in|out))$/;
/** Events that may tell that two products are one. */
const PRODUCTS = /^(view_item|purchase|.+_(cart|wishlist))$/;
const CHECKOUT = /^(begin_checkout|add_shipping_info|add_payment_info)$/;

/** Whether a name is kept for our own use: `track` refuses it. */
export const isOutcome = (name: string): boolean => OUTCOME.test(name);

/** What memory keeps where the rules file says nothing. */
export const BOUNDS: Bounds = { keep: 90 * DAY, items: 200, lookBack: 30 * DAY };

/** The transactions counted, with an event's. */
const counted = ({ transactions }: Memory["purchases"], { transaction_id }: ShopEvent): number[] =>
  transaction_id ? [...new Set([...transactions, hash(transaction_id)])].slice(-50) : transactions;

function beginSession(memory: Memory, at: number, bounds: Bounds): void {
  if (memory.sessions) memory.away = Math.max(0, at - memory.session.last);
  memory.sessions++;
  memory.session = { start: at, last: at, pages: 0, searches: 0, empty_searches: 0, dwell: 0 };
  memory.pages = [];
  forgetItems(memory, at - bounds.keep, bounds.items);
  // What an earlier session compared with the one before it is over.
  memory.items = memory.items.map(({ before: _, ...item }) => item);
  forgetPast(memory, at);
}

function viewPage(memory: Memory, event: PageView): void {
  const { session } = memory;
  memory.pages = [[event.address, event.page], ...memory.pages.slice(0, 9)];
  memory.session = { ...session, ...(session.pages ? {} : event.origin), pages: session.pages + 1 };
  // Another channel brought the visitor here: that was a message, too.
  if (!session.pages && /^(email|sms)$/i.test(event.origin?.medium ?? ""))
    count(memory, [event.at, event.page]);
}

function engage(memory: Memory, event: Engagement, bounds: Bounds): void {
  const ms = engagedMs(event);
  memory.session = { ...memory.session, dwell: memory.session.dwell + ms };
  if (event.item && ms) dwellOn(memory, event.item, event.at, ms, bounds);
  if (memory.cart?.lines.length) memory.cart = { ...memory.cart, dwell: memory.cart.dwell + ms };
}

/**
 * What another source tells of an order: its own number of it, by which it is known when the page is loaded again; its
 * value, where one was only assumed; and its products.
 */
function complete(memory: Memory, event: ShopEvent, echo: Heard | undefined, bounds: Bounds): void {
  const { value, items = [] } = event;
  const assumed = echo?.[5];
  const { spent } = memory.purchases;
  const currency = currencyOf(event) || (Object.keys(spent).at(-1) ?? "");
  memory.purchases = {
    ...memory.purchases,
    transactions: counted(memory.purchases, event),
    ...(typeof assumed === "number" &&
      value !== undefined && {
        spent: { ...spent, [currency]: Math.max(0, (spent[currency] ?? 0) - assumed) + value },
      }),
  };
  if (echo) for (const item of items) bought(memory, item, event.at, bounds);
}

const currencyOf = (event: ShopEvent) =>
  [event, ...(event.items ?? [])].find((each) => each.currency)?.currency;

const bought = (memory: Memory, item: Item, at: number, bounds: Bounds) =>
  keepItem(memory, item, bounds, false, (kept) => {
    kept.bought = at;
  });

/** An order; where its products are not told, it was of what the cart held, and worth as much. */
function buy(memory: Memory, event: ShopEvent, cart: Memory["cart"], bounds: Bounds): void {
  const { count: before, spent } = memory.purchases;
  const held = event.items ? undefined : cart;
  const currency = currencyOf(event) ?? held?.currency ?? "";
  memory.purchases = {
    count: before + 1,
    spent: { ...spent, [currency]: (spent[currency] ?? 0) + (event.value ?? worth(held) ?? 0) },
    last: event.at,
    transactions: counted(memory.purchases, event),
  };
  const items = event.items ?? held?.lines.map(({ id }) => ({ item_id: id })) ?? [];
  for (const item of items) bought(memory, item, event.at, bounds);
  memory.checkout = undefined;
}

function search(memory: Memory, event: ShopEvent): void {
  const { session } = memory;
  memory.session = {
    ...session,
    searches: session.searches + 1,
    empty_searches: session.empty_searches + (event.results === 0 ? 1 : 0),
  };
}

function refund(memory: Memory, event: ShopEvent): void {
  const currency = event.currency ?? "";
  const { spent } = memory.purchases;
  const left = Math.max(0, (spent[currency] ?? 0) - (event.value ?? 0));
  memory.purchases = { ...memory.purchases, spent: { ...spent, [currency]: left } };
}

/**
 * Memory after an event. Pure: the memory given is left as it was; parts that did not change are shared.
 *
 * @param memory what was remembered before
 * @param event what the visitor did, or what came of a prompt; times in epoch ms
 * @param bounds how much is kept
 */
export function remember(memory: Memory, event: MemoryEvent, bounds: Bounds = BOUNDS): Memory {
  const next = { ...settle(memory, event.at) };
  forgetAnswers(next, event.at);
  if (isOutcome(event.name)) {
    recordOutcome(next, event as Outcome);
    return next;
  }
  const told = event as ShopEvent;
  // The clock may have been set back: a session from the future is over, too.
  const idle = Math.abs(told.at - next.session.last);
  if (!next.sessions || idle > (bounds.session ?? SESSION)) beginSession(next, told.at, bounds);
  else next.session = { ...next.session, last: Math.max(told.at, next.session.last) };
  if (PRODUCTS.test(told.name)) {
    for (const item of told.items ?? []) unite(next, item, told.name === "view_item", bounds);
  }
  const repeated = repeats(next, told);
  const echo = typeof repeated === "object" ? repeated : undefined;
  const { cart } = next;
  hear(next, told, echo, cart);
  if (repeated) {
    if (echo && told.name === "add_to_cart") changeCart(next, rest(told, echo));
    if (told.name === "purchase") complete(next, told, echo, bounds);
    return next;
  }
  changeCart(next, told);
  switch (told.name) {
    case "page_view":
      if ("address" in told) viewPage(next, told as PageView);
      break;
    case "user_engagement":
      engage(next, told as Engagement, bounds);
      break;
    case "view_item":
      for (const item of told.items ?? []) look(next, told, item, bounds);
      break;
    case "add_to_wishlist":
      for (const item of told.items ?? [])
        keepItem(next, item, bounds, false, (kept) => {
          kept.wished = true;
        });
      break;
    case "purchase":
      buy(next, told, cart, bounds);
      break;
    case "refund":
      refund(next, told);
      break;
    case "search":
      search(next, told);
      break;
    case "message_sent":
      count(next, [told.at, told.page]);
      break;
    default:
      if (CHECKOUT.test(told.name)) next.checkout = told.at;
  }
  return next;
}
