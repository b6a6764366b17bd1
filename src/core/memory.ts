import type { Moment } from "./moment.js";
import type { Product } from "./product.js";

/** A product as remembered; times are epoch ms. */
export interface RememberedItem extends Product {
  /** Variants looked at; the latest stands last. */
  variants?: string[] | undefined;
  /** Per UTC day since the epoch: page views, sessions, engaged ms. Oldest first. */
  days: [day: number, views: number, sessions: number, dwell: number][];
  /** Time, page view and session of the latest look. */
  looked?: { at: number; page: number; session: number };
  /** Price and availability at the last look of an earlier session, and how long before this session's first. */
  before?: { price?: number | undefined; availability?: string | undefined; away: number };
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
  /** Times of the prompts seen and left without answer, since the latest click or answer. */
  ignored: number[];
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
  claims: Claim[];
  /** Moments of `on` rules that wait for a better instant, by rule. */
  armed: Record<string, Moment>;
  opted_out?: boolean | undefined;
  /** Changes heard in the last 2 s, and from whom: the same change from two sources counts once. */
  heard: [what: string, at: number, sources: string[]][];
}

/** How much is kept: SPEC.md section 4, `memory`. */
export interface Bounds {
  /** Ms. */
  keep: number;
  /** Products. */
  items: number;
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
};
