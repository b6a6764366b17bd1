import { changeCart, worth } from "./cart.js";
import { DAY, MINUTE, SECOND } from "./duration.js";
import { engagedMs, type ShopEvent } from "./event.js";
import { hash } from "./hash.js";
import { allIds, dwellOn, forgetItems, keepItem, look, unite } from "./items.js";
import { count, forgetAnswers, forgetPast, type Outcome, recordOutcome, settle } from "./ledger.js";
import type { Bounds, Memory } from "./memory.js";
import { agree, idsOf } from "./product.js";

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
/** Events that may tell that two products are one. */
const PRODUCTS = /^(view_item|purchase|.+_(cart|wishlist))$/;
const CHECKOUT = /^(begin_checkout|add_shipping_info|add_payment_info)$/;

/** Whether a name is kept for our own use: `track` refuses it. */
export const isOutcome = (name: string): boolean => OUTCOME.test(name);

/** What memory keeps where the rules file says nothing. */
export const BOUNDS: Bounds = { keep: 90 * DAY, items: 200, lookBack: 30 * DAY };

type Heard = Memory["heard"][number];

/**
 * What an event says beside its products; hashed, as memory keeps it for a moment. Of an order some sources know neither
 * its id nor its products by the same ids: nobody orders twice at once.
 */
const gistOf = ({ name, search_term, transaction_id }: ShopEvent): number =>
  hash(JSON.stringify([name, ...(name === "purchase" ? [] : [search_term, transaction_id])]));

/** The same change, where another source has told it within 2 s. */
function echoed(memory: Memory, event: ShopEvent): Heard | undefined {
  const { name, at, source, items = [] } = event;
  if (!source || !CHANGES.test(name)) return;
  const gist = gistOf(event);
  return memory.heard.find(
    ([what, then, sources, said]) =>
      what === gist &&
      Math.abs(at - then) < ECHO &&
      !sources.includes(source) &&
      (name === "purchase" ||
        (said.length === items.length &&
          items.every((item, i) => {
            const [ids, variant, quantity] = said[i] as Heard[3][number];
            return (
              agree(variant, item.item_variant) &&
              agree(quantity, item.quantity) &&
              allIds(memory, item).some((id) => ids.includes(id))
            );
          }))),
  );
}

/** The transactions counted, with an event's. */
const counted = ({ transactions }: Memory["purchases"], { transaction_id }: ShopEvent): number[] =>
  transaction_id ? [...new Set([...transactions, hash(transaction_id)])].slice(-50) : transactions;

/**
 * Whether an event only repeats what memory has heard: the same change told by another source within 2 s, or a
 * purchase already counted.
 */
export const repeats = (memory: Memory, event: ShopEvent): Heard | boolean | undefined =>
  (event.name === "purchase" &&
    !!event.transaction_id &&
    memory.purchases.transactions.includes(hash(event.transaction_id))) ||
  echoed(memory, event);

function hear(memory: Memory, event: ShopEvent, echo: Heard | undefined): void {
  const { name, at, source, items = [] } = event;
  if (!source || !CHANGES.test(name)) return;
  const [what, then, sources, said] = echo ?? [gistOf(event), at, [], []];
  const heard: Heard = [
    what,
    then,
    [...sources, source],
    items.map((item, i) => {
      const [ids = idsOf(item), variant, quantity] = said[i] ?? [];
      return [ids, variant ?? item.item_variant ?? null, quantity ?? item.quantity ?? null];
    }),
  ];
  const recent = memory.heard.filter((each) => each !== echo && Math.abs(at - each[1]) < ECHO);
  memory.heard = [...recent.slice(-19), heard];
}

/** What an echo adds to what was heard first: a variant, a price, and a quantity where one was only assumed. */
const rest = (event: ShopEvent, [, , , said]: Heard): ShopEvent => ({
  ...event,
  items: (event.items ?? []).map((item, i) => ({
    ...item,
    quantity: said[i]?.[2] == null ? (item.quantity ?? 1) - 1 : 0,
  })),
});

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

/** An order; where its products are not told, it was of what the cart held, and worth as much. */
function buy(memory: Memory, event: ShopEvent, cart: Memory["cart"], bounds: Bounds): void {
  const { count: before, spent } = memory.purchases;
  const held = event.items ? undefined : cart;
  const said = [event, ...(event.items ?? [])].find((each) => each.currency)?.currency;
  const currency = said ?? held?.currency ?? "";
  memory.purchases = {
    count: before + 1,
    spent: { ...spent, [currency]: (spent[currency] ?? 0) + (event.value ?? worth(held) ?? 0) },
    last: event.at,
    transactions: counted(memory.purchases, event),
  };
  const items = event.items ?? held?.lines.map(({ id }) => ({ item_id: id })) ?? [];
  for (const item of items)
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
  hear(next, told, echo);
  if (repeated) {
    if (echo && told.name === "add_to_cart") changeCart(next, rest(told, echo));
    // Another source's name for the same order: told again by it, as the page is loaded again, it is known.
    if (told.name === "purchase")
      next.purchases = { ...next.purchases, transactions: counted(next.purchases, told) };
    return next;
  }
  const { cart } = next;
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
