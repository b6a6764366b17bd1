import type { Border } from "../border.js";
import type { Item } from "../core/event.js";
import type { Issue } from "../core/issue.js";
import type { Memory } from "../core/memory.js";

/** The page's window, with what shops hang on it. */
export type ShopWindow = Window & typeof globalThis & { dataLayer?: unknown; analytics?: unknown };

/** Puts a product into the shop's cart; says whether it is in it. */
export type Add = (item: Item, quantity: number) => Promise<boolean>;

/** Somebody who reads the page as it arrives. */
export interface Reader {
  /**
   * The elements it reads. Selectors one by one: browsers know at once which parts of a page hold none for a simple
   * one, and try each element for a list of them.
   */
  find(document: Document): Iterable<HTMLElement>;
  /**
   * What matters of an element: the page is read again only when these texts have changed. A text met first on another
   * page belongs to that one, and is merely not taken away yet.
   */
  textOf(element: HTMLElement): string;
  /** By what of a text it is known to be left over; default all of it. */
  keyOf?(text: string): string;
  /** Takes the elements and their texts; `true` once there is nothing more to wait for. */
  read(elements: HTMLElement[], texts: string[]): unknown;
}

/** Where an adapter looks, and whom it tells. The assembler's side of it stands in floorwalker.ts. */
export interface ShopPort {
  readonly border: Border;
  readonly window: ShopWindow;
  /**
   * What a source says of the page's one product, whole: it replaces what this source said before in this page view.
   * A source is one of `TRUST` (trust.ts). Fields are of the right types, not yet of bounded length.
   */
  item(source: string, fields: Partial<Item>): void;
  /** The page's product, all sources merged, if there is one. */
  product(): Item | undefined;
  /**
   * Something happened. The parameters are raw: the receiver checks them (`readParams`). A `view_item` with exactly
   * one item also tells the page's product, as said by this source, unless it is another one than the page's.
   */
  event(source: string, name: string, params: unknown): void;
  /**
   * What a source says the page's type is. `markup` is the merchant's own word, unchecked; `markup-item` and `json-ld`
   * say `product` where one product is the subject.
   */
  pageType(source: string, type: string): void;
  /**
   * Reads in idle time: once the page's HTML is there, as more arrives, and anew for each page view of a single-page
   * shop. Readers have their turns in the order in which they came.
   */
  onArrival(reader: Reader): void;
  /** A mistake in what the merchant wrote into the markup. */
  issue(issue: Issue): void;
  /** Calls back as a new page view begins in this document (not for the first one), once `location` is the new one. */
  onPage(begun: () => void): void;
  /**
   * Offers the platform's own way into the cart: what a suggestion adds goes that way. It is taken only where one
   * adapter alone offers one; where it answers `false` or fails, the page is asked as if there were none.
   */
  canAdd(add: Add): void;
  /** What is remembered now: the cart above all. To be read, never written. */
  memory(): Memory;
  /** Calls back once it is known what earlier pages left in memory; never, where nothing may be remembered. */
  onMemory(known: () => void): void;
}

/** Starts to listen to one source. What it starts ends, and what it wrapped is restored, with `port.border.signal`. */
export type Adapter = (port: ShopPort) => void;
