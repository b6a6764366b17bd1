import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { pathOf, resolve } from "./address.js";
import { availabilityOf } from "./availability.js";
import { decode } from "./entities.js";
import { isCalled, plain } from "./heading.js";
import { parsePrice } from "./price.js";

/** A node of schema.org's vocabulary as JSON-LD writes it; microdata, RDFa and OpenGraph are read into the same. */
export type Node = Record<string, unknown>;

/** The page the nodes are from. */
export interface Place {
  /** What its relative URLs are relative to. */
  base: string;
  /** The URLs it goes by: as visited; the canonical one, and that for sharing. */
  urls: readonly [URL | Location, ...URL[]];
  /** By its URL's words it is of another kind: the home page, a category, the cart. */
  other: boolean;
  /** Its headings, title first, in small letters: a page is about what it is called by. Without: not known. */
  headings?: readonly string[];
}

/** `Product` and its kin: as a word, a list or an IRI; shops write `product` as well. */
export const PRODUCT = /\b(product(group|model)?|individualproduct|someproducts)\b/i;
/**
 * The properties read here. Of markup, whoever reads it for this needs no others: least of all reviews, which have
 * their writers' names.
 */
export const WANTED =
  /^(name|sku|product(ID|Id|GroupID)|inProductGroupWithID|isVariantOf|hasVariant|offers|price.*|(low|min)Price|availability|offerCount|url|image|contentUrl|brand|category|aggregateRating|ratingValue|bestRating|(review|rating)Count|mainEntity|item(Offered|Reviewed)|validForMemberTier|additionalType)$/;

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
 * A number in the form schema.org asks for, or as shops write it. A text such as "1.299" is left out: to schema.org it
 * is one and some, in half of Europe a thousand and more.
 */
function number(value: unknown, ...keys: string[]): number | undefined {
  const read = text(value, ...keys) ?? "";
  return /^(\d+|\d{4,}\.\d+|\d+\.(\d\d?|\d{4,}))$/.test(read)
    ? +read
    : /^(-|\d+\.\d{3}$)/.test(read)
      ? undefined
      : parsePrice(read)?.amount;
}

/** The value that all who give one agree on. */
function agreed(values: readonly (string | undefined)[]): string | undefined {
  const [one, another] = new Set(values.filter(Boolean));
  return another ? undefined : one;
}

/** The products a document speaks of by itself: not those in its lists, nor those related to them. */
const products = (value: unknown): Node[] =>
  nodes(value).flatMap((node) =>
    PRODUCT.test(`${node["@type"]} ${node.additionalType}`)
      ? [node]
      : products([
          node["@graph"],
          node.mainEntity,
          // Said the other way round: an offer, or a rating, of a product.
          // Of a single review, the review is the subject.
          ...nodes([node.itemOffered, /Agg/.test(`${node["@type"]}`) && node.itemReviewed]).map(
            (product) => ({
              offers: node,
              aggregateRating: node,
              ...product,
            }),
          ),
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

/** A product's offers; or itself, where it has the price that belongs into an offer. */
const salesOf = (node: Node) => [...offersOf(node), ...(node.price ? [node] : [])];

/** Specifications of an offer's price, or of its price before a reduction; not of a price for members alone. */
const specificationsOf = (offer: Node, list: boolean) =>
  nodes(offer.priceSpecification).filter(
    (each) => /list|strike|srp|regular/i.test(`${each.priceType}`) === list && !each.validForMemberTier,
  );

const priceOf = (offer: Node) =>
  number(offer, "price", "lowPrice", "minPrice") ?? number(specificationsOf(offer, false), "price");

type UrlOf = (value: unknown, ...keys: string[]) => URL | undefined;

/**
 * The nodes that are the page's one product. Of several products it is the one whose URL is this page's, or the only
 * one without, or the one that is called like the page. Where the page has a title and a heading that call it otherwise,
 * none is but the one whose URL is this page's; one that leads elsewhere never is on a page of another kind.
 */
function subjectOf(all: readonly Node[], { urls, other, headings }: Place, urlOf: UrlOf): Node[] {
  const known = all.map((node) => {
    const title = plain(text(node, "name"));
    return {
      node,
      title,
      name: IDS[0](node) ?? title,
      url: urlOf([node, ...offersOf(node)], "url"),
      called: !headings || (headings[0] ? isCalled(title, headings) : !other),
    };
  });
  const namesOf = (some: typeof known) => some.map(({ name }) => name);
  const here = known.filter(({ url }) => url && urls.some((own) => pathOf(own) === pathOf(url)));
  const one = agreed(namesOf(known));
  const open = known.filter(({ url, called }) =>
    url ? one && !other && called : called || !(other || headings?.[1]),
  );
  const some = here[0]
    ? here
    : agreed(namesOf(open))
      ? open
      : open.filter(({ title }) => headings?.includes(title));
  const names = namesOf(some);
  return agreed(names) || (here[0] && !other)
    ? known.filter(({ name }) => names.includes(name)).map(({ node }) => node)
    : [];
}

/** What the nodes of a page say of its one product; nothing if they speak of none, or of several. */
export function readProduct(given: readonly unknown[], place: Place): Partial<Item> | undefined {
  const named = products(given).filter((node) => text(node, "name"));
  const urlOf: UrlOf = (...given) => resolve(text(...given), place.base);
  const own = subjectOf(named, place, urlOf);
  if (!own[0]) return;
  const all = own.flatMap((node) => [node, ...nodes(node.hasVariant)]);
  const said = (key: string) => all.map((node) => node[key]);

  const sold = all.flatMap((node) => salesOf(node).map((offer) => ({ node, offer })));
  const stateOf = (...offers: Node[]) =>
    availabilityOf(text(offers, "availability") ?? "") ??
    // What several sell is to be had.
    (number(offers, "offerCount") ? "InStock" : undefined);
  const priced = sold.filter(({ offer }) => priceOf(offer) !== undefined);
  // The variant that the page's query names; else one that can be had.
  const chosen = priced.find(({ node, offer }) => {
    const query = urlOf([offer, node], "url")?.search.slice(1);
    return query && place.urls[0].search.includes(query);
  });
  const { node, offer } = chosen ??
    priced.find((each) => each.offer.lowPrice || stateOf(each.offer) === "InStock") ??
    priced[0] ?? { node: own[0], offer: {} };
  const availability = stateOf(offer, ...sold.map((each) => each.offer));
  const price = priceOf(offer);
  const currency = text([offer, ...specificationsOf(offer, false)], "priceCurrency");
  const rated = said("aggregateRating");
  const levels = [said("category").find(Boolean)].flat(9).flatMap((level) => text(level)?.split(">") ?? []);

  return {
    item_id: IDS.map((idOf) => agreed(own.map(idOf))).find(Boolean),
    item_name: text(all, "name"),
    item_brand: text(all, "brand"),
    // Of several that are no variants of a group, none is chosen beforehand.
    sku: (own[1] && !chosen ? undefined : text([offer, node], "sku")) ?? agreed(own.map(IDS[2])),
    // What can't be had is often said to cost nothing.
    price: price || !/^(Out|Disc)/.test(availability ?? "") ? price : undefined,
    list_price: number(specificationsOf(offer, true), "price"),
    currency: currency?.match(/^[A-Z]{3}$/)?.[0],
    availability,
    // A plain fragment is a place in the page.
    url: urlOf(all, "url")?.href.replace(/#(?![!/]).*/, ""),
    image: urlOf(said("image"), "url", "contentUrl")?.href,
    rating: (5 * +(text(rated, "ratingValue") ?? 0)) / +(text(rated, "bestRating") ?? 5) || undefined,
    reviews: number(rated, "reviewCount", "ratingCount"),
    aliases: IDS.flatMap((idOf) => [...all, ...sold.map((each) => each.offer)].map(idOf)),
    ...Object.fromEntries(levels.map((level, i) => [`item_category${i ? i + 1 : ""}`, level])),
  } as Partial<Item>;
}
