import { changeCart } from "./cart.js";
import { DAY, MINUTE, SECOND } from "./duration.js";
import type { ShopEvent } from "./event.js";
import { hash } from "./hash.js";
import { dwellOn, forgetItems, idIn, keepItem, look } from "./items.js";
import { count, forgetPast, type Outcome, recordOutcome, settle } from "./ledger.js";
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
/** The same change heard from two sources within this time counts once. */
const ECHO = 2 * SECOND;
const OUTCOME =
  /^(prompt_(claimed|drawn|returned|clicked|dismissed|ignored|answered|snoozed)|place_(taken|left)|rules_rearmed|moments_(armed|dropped)|opted_(in|out))$/;
/** Events of which each means one change: hearing one twice would count it twice. */
const CHANGES = /^(add_to_cart|remove_from_cart|purchase|refund|search|message_sent)$/;
const CHECKOUT = /^(begin_checkout|add_shipping_info|add_payment_info)$/;

/** Whether a name is kept for our own use: `track` refuses it. */
export const isOutcome = (name: string): boolean => OUTCOME.test(name);

/** What memory keeps where the rules file says nothing. */
export const BOUNDS: Bounds = { keep: 90 * DAY, items: 200 };

/**
 * What an event says, whatever ids it names its products by; hashed, as memory keeps it for a moment. Not all sources
 * know variants, and of an order some know neither its id nor its products by the same ids: nobody orders twice at once.
 */
const contentOf = (memory: Memory, { name, items = [], search_term, transaction_id }: ShopEvent): number =>
  hash(
    JSON.stringify([
      name,
      ...(name === "purchase"
        ? []
        : [items.map((item) => [idIn(memory, item), item.quantity ?? 1]), search_term, transaction_id]),
    ]),
  );

/** The transactions counted, with an event's. */
const counted = ({ transactions }: Memory["purchases"], { transaction_id }: ShopEvent): number[] =>
  transaction_id ? [...new Set([...transactions, hash(transaction_id)])].slice(-50) : transactions;

/**
 * Whether an event only repeats what memory has heard: the same change told by another source within 2 s, or a
 * purchase already counted.
 */
export function repeats(memory: Memory, event: ShopEvent): boolean {
  if (!CHANGES.test(event.name)) return false;
  const { name, transaction_id } = event;
  const { transactions } = memory.purchases;
  if (name === "purchase" && transaction_id && transactions.includes(hash(transaction_id))) return true;
  const what = contentOf(memory, event);
  return memory.heard.some((each) => each[0] === what && isEcho(each, event));
}

const isEcho = ([, at, sources]: Memory["heard"][number], event: ShopEvent): boolean =>
  Math.abs(event.at - at) < ECHO && !!event.source && !sources.includes(event.source);

function hear(memory: Memory, event: ShopEvent): void {
  if (!CHANGES.test(event.name) || !event.source) return;
  const what = contentOf(memory, event);
  const recent = memory.heard.filter(([, at]) => Math.abs(event.at - at) < ECHO).slice(-19);
  const echoed = recent.findIndex((each) => each[0] === what && isEcho(each, event));
  memory.heard =
    echoed < 0
      ? [...recent, [what, event.at, [event.source]]]
      : recent.map((each, i) =>
          i === echoed ? [what, each[1], [...each[2], event.source as string]] : each,
        );
}

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

function engage(memory: Memory, event: Engagement): void {
  const ms = event.engagement_time_msec;
  memory.session = { ...memory.session, dwell: memory.session.dwell + ms };
  if (event.item) dwellOn(memory, event.item, event.at, ms);
  if (memory.cart?.lines.length) memory.cart = { ...memory.cart, dwell: memory.cart.dwell + ms };
}

function buy(memory: Memory, event: ShopEvent, bounds: Bounds): void {
  const { count: before, spent } = memory.purchases;
  const currency = event.currency ?? event.items?.find((item) => item.currency)?.currency ?? "";
  memory.purchases = {
    count: before + 1,
    spent: { ...spent, [currency]: (spent[currency] ?? 0) + (event.value ?? 0) },
    last: event.at,
    transactions: counted(memory.purchases, event),
  };
  for (const item of event.items ?? [])
    keepItem(memory, item, bounds, false, (kept) => {
      kept.bought = event.at;
    });
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
  if (isOutcome(event.name)) {
    recordOutcome(next, event as Outcome);
    return next;
  }
  const told = event as ShopEvent;
  // The clock may have been set back: a session from the future is over, too.
  if (!next.sessions || Math.abs(told.at - next.session.last) > SESSION) beginSession(next, told.at, bounds);
  else next.session = { ...next.session, last: Math.max(told.at, next.session.last) };
  const repeated = repeats(next, told);
  hear(next, told);
  if (repeated) {
    // Another source's name for the same order: told again by it, as the page is loaded again, it is known.
    if (told.name === "purchase")
      next.purchases = { ...next.purchases, transactions: counted(next.purchases, told) };
    return next;
  }
  changeCart(next, told);
  switch (told.name) {
    case "page_view":
      viewPage(next, told as PageView);
      break;
    case "user_engagement":
      engage(next, told as Engagement);
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
      buy(next, told, bounds);
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
