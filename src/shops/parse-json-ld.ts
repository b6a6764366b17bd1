import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { pathOf, resolve } from "./address.js";
import { decode } from "./entities.js";
import { parseLoosely } from "./json.js";

/** What JSON-LD is made of. */
type Node = Record<string, unknown>;

/** The page the JSON-LD stands in. */
export interface Place {
  /** What its relative URLs are relative to. */
  base: string;
  /** The URLs it goes by: as visited, and the canonical one. */
  urls: readonly [URL | Location, URL];
  /** By its URL's words it is of another kind: the home page, a category, the cart. */
  other: boolean;
}

/** `Product` and its kin: as a word, a list or an IRI; shops write `product` as well. */
const PRODUCT = /\b(product(group|model)?|individualproduct|someproducts)\b/i;
/** `InStock`, with or without its IRI, and as it is also written. */
const STOCKED = /in.?stock/i;

const nodes = (value: unknown): Node[] => [value].flat(9).filter(isObject);

/** The first text in a value; of an object, under the first of these keys that has one. */
function text(value: unknown, ...keys: string[]): string | undefined {
  if (isObject(value)) return text((keys[0] ? keys : ["name", "@value"]).map((key) => value[key]));
  if (/^[sn][tu]/.test(typeof value)) return decode(`${value}`).trim();
  for (const each of Array.isArray(value) ? value : []) {
    const found = text(each, ...keys);
    if (found) return found;
  }
}

/**
 * A number in the form schema.org asks for: a point before the decimals, at most commas between thousands. A text such
 * as "1.299" is left out: in half of Europe it is a thousand and more.
 */
function number(value: unknown, ...keys: string[]): number | undefined {
  const read = text(value, ...keys)?.replace(/,(?=\d{3}\b)/g, "") ?? "";
  return /^(?!\d{1,3}\.\d{3}$)\d+(\.\d+)?$/.test(read) ? +read : undefined;
}

/** The value that all who give one agree on. */
function agreed(values: readonly (string | undefined)[]): string | undefined {
  const [one, another] = new Set(values.filter(Boolean));
  return another ? undefined : one;
}

/** The products a document speaks of by itself: not those in its lists, nor those related to them. */
const products = (value: unknown): Node[] =>
  nodes(value).flatMap((node) =>
    PRODUCT.test(`${node["@type"]}`)
      ? [node]
      : products([
          node["@graph"],
          node.mainEntity,
          // Said the other way round: an offer, or a rating, of a product.
          ...nodes([node.itemOffered, node.itemReviewed]).map((product) => ({
            offers: node,
            aggregateRating: node,
            ...product,
          })),
        ]),
  );

/** What a product goes by, its own id before its variants': of the group, of the product, and the SKU. */
const IDS = [
  (node: Node) => text([node, node.isVariantOf], "productGroupID", "inProductGroupWithID"),
  // schema.org lets it say what it is: "sku:123".
  (node: Node) => text(node, "productID", "productId")?.replace(/^[a-z]+:(?!\/)/i, ""),
  (node: Node) => text([node, node.offers], "sku"),
] as const;

const offersOf = (node: Node): Node[] => nodes(node.offers).flatMap((offer) => [offer, ...offersOf(offer)]);

/** Specifications of an offer's price, or of its price before a reduction; not of a price for members alone. */
const specificationsOf = (offer: Node, list: boolean) =>
  nodes(offer.priceSpecification).filter(
    (each) => /list|strike|srp|regular/i.test(`${each.priceType}`) === list && !each.validForMemberTier,
  );

const priceOf = (offer: Node) =>
  number(offer, "price", "lowPrice") ?? number(specificationsOf(offer, false), "price");

type UrlOf = (value: unknown, ...keys: string[]) => URL | undefined;

/**
 * The nodes that are the page's one product. Of several products it is the one whose URL is this page's, or the only
 * one without. A page of another kind has none whose URL leads elsewhere: it only shows it.
 */
function subjectOf(all: readonly Node[], { urls, other }: Place, urlOf: UrlOf): Node[] {
  const known = all.map((node) => ({
    node,
    name: IDS[0](node) ?? text(node, "name")?.toLowerCase(),
    url: urlOf([node, ...offersOf(node)], "url"),
  }));
  const namesOf = (some: typeof known) => some.map(({ name }) => name);
  const here = known.filter(({ url }) => url && urls.some((own) => pathOf(own) === pathOf(url)));
  const open = agreed(namesOf(known)) && !other ? known : known.filter(({ url }) => !url);
  const names = namesOf(here[0] ? here : open);
  const one = agreed(names) || (here[0] && !other);
  return one ? known.filter(({ name }) => names.includes(name)).map(({ node }) => node) : [];
}

/** What the JSON-LD texts of a page say of its one product; nothing if they speak of none, or of several. */
export function readProduct(texts: readonly string[], place: Place): Partial<Item> | undefined {
  const named = products(texts.map(parseLoosely)).filter((node) => text(node, "name"));
  const urlOf: UrlOf = (...given) => resolve(text(...given), place.base);
  const own = subjectOf(named, place, urlOf);
  if (!own[0]) return;
  const all = own.flatMap((node) => [node, ...nodes(node.hasVariant)]);
  const said = (key: string) => all.map((node) => node[key]);

  const sold = all.flatMap((node) => offersOf(node).map((offer) => ({ node, offer })));
  const priced = sold.filter(({ offer }) => priceOf(offer) !== undefined);
  // The variant that the page's query names; else one that can be had.
  const chosen = priced.find(({ node, offer }) => {
    const query = urlOf([offer, node], "url")?.search.slice(1);
    return query && place.urls[0].search.includes(query);
  });
  const { node, offer } = chosen ??
    priced.find((each) => each.offer.lowPrice || STOCKED.test(text(each.offer, "availability") ?? "")) ??
    priced[0] ?? { node: own[0], offer: {} };
  const currency = text([offer, ...specificationsOf(offer, false)], "priceCurrency");
  const rated = said("aggregateRating");
  const levels = [said("category").find(Boolean)].flat(9).flatMap((level) => text(level)?.split(">") ?? []);

  return {
    item_id: IDS.map((idOf) => agreed(own.map(idOf))).find(Boolean),
    item_name: text(all, "name"),
    item_brand: text(all, "brand"),
    sku: text([offer, node], "sku"),
    price: priceOf(offer),
    list_price: number(specificationsOf(offer, true), "price"),
    currency: currency?.match(/^[A-Z]{3}$/)?.[0],
    availability: text([offer, ...sold.map((each) => each.offer)], "availability")?.replace(/^.*[/#:]/, ""),
    url: urlOf(all, "url")?.href,
    image: urlOf(said("image"), "url", "contentUrl")?.href,
    rating: (5 * +(text(rated, "ratingValue") ?? 0)) / +(text(rated, "bestRating") ?? 5) || undefined,
    reviews: number(rated, "reviewCount", "ratingCount"),
    aliases: IDS.flatMap((idOf) => [...all, ...sold.map((each) => each.offer)].map(idOf)),
    ...Object.fromEntries(levels.map((level, i) => [`item_category${i ? i + 1 : ""}`, level])),
  } as Partial<Item>;
}
