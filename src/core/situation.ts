import type { Calendar } from "./calendar.js";
import { MINUTE } from "./duration.js";
import type { Shop } from "./grammar.js";
import { allIds, findItem, findLine } from "./items.js";
import type { CartLine, Memory, RememberedItem } from "./memory.js";
import type { Moment } from "./moment.js";
import type { Page } from "./page.js";
import { idsOf, type Product, productOf } from "./product.js";

/** All that a decision is made from: what is remembered, the page, the clock. Given, never fetched. */
export interface Situation {
  memory: Memory;
  page: Page;
  /** Epoch, ms. */
  now: number;
  engaged: {
    /** Engaged ms that no event has told yet. */
    ms: number;
    /** 1 while engaged time runs, else 0. */
    rate: 0 | 1;
    /** When it stops without further input; epoch ms. */
    until: number;
  };
  /** Whether memory reaches beyond this document. */
  stored: boolean;
  /** What the page keeps the visitor busy with now. */
  busy: readonly string[];
  /** When the visitor was last busy; epoch ms. */
  busy_until: number;
  /** The tab that asks. */
  tab: string;
  custom: Readonly<Record<string, unknown>>;
  /** Whether drafts may speak: under `?floorwalker=explain`. */
  drafts?: boolean;
}

/** A situation with what facts look up in it, each looked up once. */
export interface View extends Situation {
  shop: Shop;
  calendar: Calendar;
  look_back: number;
  /** The event an `on` rule speaks of. */
  moment: Moment | undefined;
  /** The page's product: what the page says, and where it says nothing what is remembered. */
  item(): Product | undefined;
  /** The page's product as remembered. */
  known(): RememberedItem | undefined;
  /** The page's product as it stands in the cart. */
  line(): CartLine | undefined;
  /** The product that drew most attention. */
  interest(): RememberedItem | undefined;
}

/** One look, in ms of engaged time, when attention is compared. */
const LOOK = 30_000;

/** Views, sessions and engaged ms of a product since an instant. */
export function since(item: RememberedItem | undefined, from: number): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  for (const [at, views, sessions, dwell] of item?.looks ?? []) {
    if (at * MINUTE >= from) {
      sum[0] += views;
      sum[1] += sessions;
      sum[2] += dwell;
    }
  }
  return sum;
}

function mostInteresting({ memory }: Situation, from: number): RememberedItem | undefined {
  let best: RememberedItem | undefined;
  let most = 0;
  for (const item of memory.items) {
    const [views, , dwell] = since(item, from);
    const attention = dwell + views * LOOK;
    if (views && attention > most && !item.bought && !findLine(memory, [item.id, ...(item.aliases ?? [])])) {
      most = attention;
      best = item;
    }
  }
  return best;
}

/** Looks things up once: `null` stands for what was looked for in vain. */
class Looked implements View {
  readonly page: Page;
  readonly now: number;
  readonly engaged: Situation["engaged"];
  readonly stored: boolean;
  readonly busy: readonly string[];
  readonly busy_until: number;
  readonly tab: string;
  readonly custom: Situation["custom"];
  readonly drafts: boolean;
  private _item?: Product | null;
  private _known?: RememberedItem | null;
  private _line?: CartLine | null;
  private _interest?: RememberedItem | null;

  // Written out: a copy by spreading costs more than all decisions that follow.
  constructor(
    situation: Situation,
    readonly memory: Memory,
    readonly shop: Shop,
    readonly calendar: Calendar,
    readonly look_back: number,
    readonly moment: Moment | undefined,
  ) {
    this.page = situation.page;
    this.now = situation.now;
    this.engaged = situation.engaged;
    this.stored = situation.stored;
    this.busy = situation.busy;
    this.busy_until = situation.busy_until;
    this.tab = situation.tab;
    this.custom = situation.custom;
    this.drafts = !!situation.drafts;
  }
  item() {
    const { item } = this.page;
    const known = this.known();
    this._item ??= item ? { ...known, ...productOf(item), id: known?.id ?? item.item_id } : null;
    return this._item ?? undefined;
  }
  known() {
    const { item } = this.page;
    this._known ??= (item && findItem(this.memory, idsOf(item))) ?? null;
    return this._known ?? undefined;
  }
  line() {
    const { item } = this.page;
    this._line ??= (item && findLine(this.memory, allIds(this.memory, item))) ?? null;
    return this._line ?? undefined;
  }
  interest() {
    this._interest ??= mostInteresting(this, this.now - this.look_back) ?? null;
    return this._interest ?? undefined;
  }
}

/** Makes a view of a situation; its memory settled (`settle`). */
export const view = (...given: ConstructorParameters<typeof Looked>): View => new Looked(...given);
