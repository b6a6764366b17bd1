import type { Moment } from "./moment.js";
import type { Product } from "./product.js";

/** A product as remembered; times are epoch ms. */
export interface RememberedItem extends Product {
  /** Variants looked at, and when last, in minutes since the epoch; the latest stands last. */
  variants?: [name: string, at: number][] | undefined;
  /** Looks, oldest first, those near each other in one: the first one's minute since the epoch, views, sessions, engaged ms. */
  looks: [at: number, views: number, sessions: number, dwell: number][];
  /** The latest look, and the page views it and the ones before were in. */
  looked?: [at: number, ...pages: number[]] | undefined;
  /** Before this session: how long ago it was looked at then, at what price, in what availability and currency. */
  before?:
    | [away: number, price: number | null, availability: string | null, currency: string | null]
    | undefined;
  /** Time of the latest purchase. */
  bought?: number | undefined;
  wished?: boolean | undefined;
}

/** A line of the cart. */
export interface CartLine extends Product {
  quantity: number;
}

/** The cart as last heard of. */
export interface Cart {
  lines: CartLine[];
  /** Its value where the shop said it, in `currency`; else the lines' sum is taken. */
  value?: number | undefined;
  currency?: string | undefined;
  /** When it last changed; absent after a purchase. */
  changed?: number | undefined;
  /** Engaged ms since it last changed. */
  dwell: number;
  /** Number of the session in which it was last filled from empty. */
  session: number;
}

/** One session: engaged use of the shop, shared by tabs. */
export interface Session {
  start: number;
  /** Latest event or engaged input. */
  last: number;
  pages: number;
  searches: number;
  empty_searches: number;
  /** Engaged ms. */
  dwell: number;
  source?: string | undefined;
  medium?: string | undefined;
  campaign?: string | undefined;
  referrer?: string | undefined;
}

/** When an exposure was, and in which page view. */
export type Exposure = [at: number, page: number];

/** This visitor's past with one rule. */
export interface Past {
  shown: number;
  clicked: number;
  dismissed: number;
  answered: number;
  converted: number;
  /** Latest exposures, oldest first, at most `LEDGER`. */
  exposures: Exposure[];
  /** Times of the dismissals since the latest click or answer. */
  refusals: number[];
  /** Times of the prompts seen and left without answer, since the latest click or answer: the last of them. */
  ignored: number[];
  /** How many those were. */
  unanswered: number;
  /** Time of the latest click or answer. */
  done?: number | undefined;
  /** The visitor's own "not now" ends then. */
  snoozed?: number | undefined;
  /** Start of the session in which it spoke and its condition has not turned false since. */
  spent?: number | undefined;
  answer?: string | number | undefined;
  /** The answer is kept until then. */
  answer_until?: number | undefined;
}

/** The place where one prompt stands at a time, over all tabs: a lease, not a lock. */
export interface Lease {
  rule: string;
  /** The tab that holds it. */
  tab: string;
  until: number;
}

/** A right to speak that was claimed and is not drawn yet: it counts at once. */
export interface Claim {
  id: string;
  rule: string;
  at: number;
  page: number;
  /** Whether it counts in the caps of all rules and takes the place. */
  counts: boolean;
  tab: string;
}

/** All that is remembered of a visitor in this browser (SPEC.md section 11). Plain JSON. */
export interface Memory {
  /** Version of this record. */
  version: 1;
  /** Sessions so far, this one included. */
  sessions: number;
  session: Session;
  /** Ms between the previous session and this one. */
  away?: number | undefined;
  /** Page views of this session by a hash of their address, latest first: a reload finds its own again. */
  pages: [address: number, page: number][];
  /** Products, latest first. */
  items: RememberedItem[];
  cart?: Cart | undefined;
  /** Latest step of a checkout that is under way. */
  checkout?: number | undefined;
  purchases: {
    count: number;
    /** By currency. */
    spent: Record<string, number>;
    last?: number;
    /** Hashes of the transaction ids, latest last. */
    transactions: number[];
  };
  /** Exposures that count in the caps of all rules, oldest first, at most `LEDGER`. */
  ledger: Exposure[];
  /** How many there were in all. */
  exposures: number;
  /** By rule. */
  past: Record<string, Past>;
  /** When the latest prompt ended. */
  ended?: number | undefined;
  /** Latest click or answer on any prompt: the row of refusals begins anew there. */
  clicked?: number | undefined;
  lease?: Lease | undefined;
  /** A lease that ran out: its prompt may stand still. */
  overdue?: Lease | undefined;
  claims: Claim[];
  /** Moments of `on` rules that wait for a better instant, by rule. */
  armed: Record<string, Moment>;
  opted_out?: boolean | undefined;
  /**
   * Changes heard in the last 2 s, orders in the last day; hashed, from whom, of what, on which page view, and what an
   * order was assumed to be worth until its value is told: the same change from two sources counts once.
   */
  heard: [
    what: number,
    at: number,
    sources: string[],
    items: [ids: string[], variant: string | null, quantity: number | null][],
    page: number,
    assumed: number | null,
  ][];
}

/** How much is kept: SPEC.md section 4, `memory`. Times in ms. */
export interface Bounds {
  keep: number;
  /** Products. */
  items: number;
  lookBack: number;
  /** A session without events for this long is over, 30 minutes if not said: infinite where memory is this document's. */
  session?: number;
}

/** Exposures kept of a rule, and of all. A cap counts a full list as reached, so that it is never exceeded. */
export const LEDGER = 200;

/** The memory of somebody never seen before. */
export const emptyMemory = (): Memory => ({
  version: 1,
  sessions: 0,
  session: { start: 0, last: 0, pages: 0, searches: 0, empty_searches: 0, dwell: 0 },
  pages: [],
  items: [],
  purchases: { count: 0, spent: {}, transactions: [] },
  ledger: [],
  exposures: 0,
  past: {},
  claims: [],
  armed: {},
  heard: [],
});

/** A rule's past before it ever spoke. */
export const EMPTY_PAST: Past = {
  shown: 0,
  clicked: 0,
  dismissed: 0,
  answered: 0,
  converted: 0,
  exposures: [],
  refusals: [],
  ignored: [],
  unanswered: 0,
};

/** What a record holds under a name; not what every object inherits. */
export const own = <T>(record: { readonly [key: string]: T }, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** This visitor's past with a rule. */
export const pastOf = (memory: Memory, rule: string): Past => own(memory.past, rule) ?? EMPTY_PAST;
