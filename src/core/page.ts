import { engagedMs, type Item, type ShopEvent } from "./event.js";
import { idsOf, productOf, renames } from "./product.js";
import type { Engagement, MemoryEvent, PageView } from "./remember.js";

/** The page view the visitor is in. Not stored. */
export interface Page {
  /** Identity of the page view; the same after a return from the back/forward cache and after a reload. */
  id: number;
  path: string;
  url: string;
  /** One of SPEC.md section 5, `page.type`. */
  type: string;
  /** Some source says that this is the checkout. */
  checkout: boolean;
  language?: string;
  category?: string | undefined;
  device: "phone" | "tablet" | "desktop";
  /** Engaged ms on this page view. */
  dwell: number;
  /** Deepest point reached, 0–100. */
  scroll: number;
  exit_intent: boolean;
  /** The product of the page. */
  item?: Item | undefined;
  /** Last search of this page view. */
  search?: { term?: string; results?: number };
  /** The document was entered from outside: no same-origin referrer, no reload, no return. */
  entered: boolean;
}

/** A page nothing is known of yet. */
export const emptyPage = (): Page => ({
  id: 0,
  path: "/",
  url: "/",
  type: "other",
  checkout: false,
  device: "desktop",
  dwell: 0,
  scroll: 0,
  exit_intent: false,
  entered: false,
});

/** What only the page view remembers: signals of the visitor's hand, and what the page says of itself. */
export interface PageSignal {
  name: "scrolled" | "leaving" | "page_told";
  at: number;
  page: number;
  /** Of `scrolled`: the point reached, 0–100. */
  percent?: number;
  /** Of `page_told`. */
  told?: Partial<Page>;
}

/** Everything the core takes. */
export type CoreEvent = MemoryEvent | PageSignal;

const SIGNAL = /^(scrolled|leaving|page_told)$/;

/** Whether an event concerns the page view alone. */
export const isSignal = (event: CoreEvent): event is PageSignal => SIGNAL.test(event.name);

/** What is said of one product by several events: a later one adds, and replaces what it says anew. */
function merge(known: Item | undefined, told: Item): Item {
  const ids = idsOf(told);
  const before = known ? idsOf(known) : [];
  if (!known || !ids.some((id) => before.includes(id))) return told;
  const item_id = renames(told, productOf(known)) ? told.item_id : known.item_id;
  const aliases = [...new Set([...before, ...ids])].filter((id) => id !== item_id);
  return { ...known, ...told, item_id, ...(aliases.length && { aliases }) };
}

/** The page view after an event. Pure. */
export function turn(page: Page, event: CoreEvent): Page {
  switch (event.name) {
    case "page_view": {
      const { page: id } = event as PageView;
      const { dwell: _, scroll: __, exit_intent: ___, item, search: ____, ...rest } = page;
      // A return from the back/forward cache finds its product where it was.
      return {
        ...rest,
        id,
        dwell: 0,
        scroll: 0,
        exit_intent: false,
        ...(item && id === page.id && { item }),
      };
    }
    case "page_told":
      return { ...page, ...(event as PageSignal).told };
    case "user_engagement":
      return { ...page, dwell: page.dwell + engagedMs(event as Engagement) };
    case "scrolled": {
      const { percent = 0 } = event as PageSignal;
      return percent > page.scroll ? { ...page, scroll: percent } : page;
    }
    case "leaving":
      return page.exit_intent ? page : { ...page, exit_intent: true };
    case "view_item": {
      const [item, second] = (event as ShopEvent).items ?? [];
      return item && !second ? { ...page, item: merge(page.item, item) } : page;
    }
    case "search": {
      const { search_term: term, results } = event as ShopEvent;
      return {
        ...page,
        search: { ...(term && { term }), ...(results !== undefined && { results }) },
      };
    }
    default:
      return page;
  }
}
