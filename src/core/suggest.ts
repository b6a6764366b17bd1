import { worth } from "./cart.js";
import { categories, type Item } from "./event.js";
import { freeShippingFrom } from "./facts.js";
import type { RulesFile, SuggestSource } from "./grammar.js";
import { allIds, findItem, findLine } from "./items.js";
import { own } from "./memory.js";
import { defined, idsOf, idsOfProduct, type Product } from "./product.js";
import type { View } from "./situation.js";

/** A product offered beside another one, and why. */
export interface Suggestion {
  item: Item;
  /** Where it comes from. */
  from: "pairs" | "categories" | "own";
  /** Name of the product it goes with, where one is known. */
  of?: string;
}

/** What suggestions are made from. */
export interface Sources {
  suggestions: NonNullable<RulesFile["suggestions"]>;
  /** The catalogue's items, where it was fetched. */
  catalog: readonly Item[];
  /** From the shop's own source: last. */
  own?: readonly Item[];
}

const DEFAULT_FROM = ["pairs", "categories"] as const;

/** The products that suggestions are made for. */
function subjectsOf(source: SuggestSource, view: View): Product[] {
  const { moment, memory } = view;
  const kind = source.for ?? (moment ? "event" : "item");
  if (kind === "cart") return memory.cart?.lines ?? [];
  const one = { event: moment?.item, interest: view.interest(), item: view.item() }[kind];
  return one ? [one] : [];
}

/** Whether the catalogue must be fetched before suggestions can be made. */
export const needsCatalog = (source: SuggestSource, { suggestions }: Sources): boolean =>
  suggestions.catalog !== undefined &&
  (source.from ?? DEFAULT_FROM).some((from) => from === "pairs" || from === "categories");

/** What is known of a product by its id: the catalogue first, then what was seen. */
export function lookUp(id: string, catalog: readonly Item[], view: View): Item | undefined {
  const listed = catalog.find((item) => idsOf(item).includes(id));
  if (listed) return listed;
  const kept = findItem(view.memory, [id]);
  if (!kept?.name) return;
  const { aliases, name, price, list_price, currency, url, image, availability } = kept;
  return defined({
    item_id: kept.id,
    // One of them may be the variant that the shop puts into the cart.
    aliases,
    item_name: name,
    price,
    list_price,
    currency,
    url,
    image,
    availability,
  }) as Item;
}

/** The highest price that still fits a till-point, where the rule sets one. */
function dearestAllowed(source: SuggestSource, view: View): number {
  const { cart } = view.memory;
  const value = worth(cart);
  let most = Number.POSITIVE_INFINITY;
  if (typeof source.max_price === "number") most = source.max_price;
  else if (source.max_price) {
    const from = freeShippingFrom(view);
    if (from !== undefined && value !== undefined) most = Math.max(0, from - value);
  }
  if (source.max_share !== undefined && value !== undefined)
    most = Math.min(most, (value * source.max_share) / 100);
  return most;
}

/**
 * Products to show beside another one: the merchant's own pairs first, then what goes with its category. Never what
 * is in the cart, was bought within `just`, or is known not to be in stock; nothing is ranked by margin.
 *
 * @param just how long ago counts as just bought, ms
 * @returns at most `limit` suggestions, and none at all where there are fewer than `min`
 */
export function suggest(
  source: SuggestSource,
  view: View,
  { suggestions, catalog, own: others = [] }: Sources,
  just: number,
): Suggestion[] {
  const { min = 1, limit = 3, from = DEFAULT_FROM } = source;
  const subjects = subjectsOf(source, view);
  const most = dearestAllowed(source, view);
  const taken = new Set(subjects.flatMap(idsOfProduct));
  const found: Suggestion[] = [];
  const offer = (item: Item | undefined, origin: Suggestion["from"], { name }: Partial<Product>) => {
    if (!item || found.length >= limit) return;
    const ids = allIds(view.memory, item);
    const kept = findItem(view.memory, ids);
    const stocked = item.availability ?? kept?.availability;
    if (
      ids.some((id) => taken.has(id)) ||
      findLine(view.memory, ids) ||
      (kept?.bought && view.now - kept.bought < just) ||
      (stocked && !/^(InStock|LimitedAvailability|OnlineOnly|PreOrder|BackOrder)$/.test(stocked)) ||
      !item.item_name ||
      (most < Number.POSITIVE_INFINITY && !((item.price ?? Number.POSITIVE_INFINITY) <= most))
    ) {
      return;
    }
    for (const id of ids) taken.add(id);
    found.push({ item, from: origin, ...(name && { of: name }) });
  };
  for (const origin of from) {
    for (const subject of subjects) {
      if (origin === "pairs") {
        for (const id of idsOfProduct(subject)) {
          for (const other of own(suggestions.pairs ?? {}, id) ?? [])
            offer(lookUp(other, catalog, view), origin, subject);
        }
      } else if (origin === "categories") {
        const wanted = (subject.categories ?? []).flatMap(
          (category) => own(suggestions.categories ?? {}, category) ?? [],
        );
        for (const category of wanted) {
          for (const item of catalog) if (categories(item).includes(category)) offer(item, origin, subject);
        }
      }
    }
  }
  for (const item of others) offer(item, "own", {});
  return found.length < min ? [] : found;
}
