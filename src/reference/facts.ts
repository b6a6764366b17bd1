import type { FactName, RULE_FACTS } from "../core/facts.js";
import type { Test } from "../core/grammar.js";
import { PAGE_TYPES } from "../core/kinds.js";

/** A fact in words. */
export interface FactMeaning {
  /** One sentence; code in backquotes. */
  readonly says: string;
  /** What its number counts, or is in. */
  readonly unit?: string;
  /** A test of it, as a rules file writes it. */
  readonly example: Test;
  /** The only values it ever has. */
  readonly values?: readonly string[];
  /** The highest value it ever has. */
  readonly most?: number;
  /** It has no value in this version. */
  readonly later?: true;
}

/** Facts that carry a name of the merchant's own. */
type NamedFact = "custom.<name>" | "visitor.answer.<rule>" | `rule.<id>.${(typeof RULE_FACTS)[number]}`;

const EUR = "in `shop.currency`";

/** Every fact in words: one that lacks does not compile. */
export const FACT_MEANINGS: Readonly<Record<FactName | NamedFact, FactMeaning>> = {
  "page.type": {
    says: "What kind of page this is.",
    example: "product",
    values: PAGE_TYPES.split(" "),
  },
  "page.path": { says: "The page's path, such as `/shoes/red`.", example: { like: "/sale*" } },
  "page.url": { says: "The page's path with its query.", example: { like: "*?size=*" } },
  "page.language": { says: "The page's language.", example: { like: "fr*" } },
  "page.category": { says: "The category of this page, or of its product.", example: "Shoes" },
  "page.dwell": { says: "Attention given to this page view.", example: { gte: "45s" } },
  "page.scroll": {
    says: "The deepest point reached on this page.",
    unit: "%",
    example: { gte: 60 },
    most: 100,
  },
  "page.exit_intent": {
    says: "The pointer left through the top of the window; on touch screens, a fast scroll back up.",
    example: true,
  },
  "search.term": { says: "What was last searched for on this page.", example: { like: "*gift*" } },
  "search.results": { says: "How many results that search had.", unit: "results", example: 0 },
  "session.pages": { says: "Page views in this session.", unit: "page views", example: { gte: 4 } },
  "session.products": {
    says: "Different products looked at in this session.",
    unit: "products",
    example: { gte: 5 },
  },
  "session.searches": { says: "Searches in this session.", unit: "searches", example: { gte: 2 } },
  "session.empty_searches": {
    says: "Searches in this session that found nothing.",
    unit: "searches",
    example: { gte: 2 },
  },
  "session.dwell": { says: "Attention given to the shop in this session.", example: { gte: "3m" } },
  "session.duration": { says: "Time since this session began.", example: { gte: "10m" } },
  "session.source": {
    says: "Where the session came from: `utm_source`, else the referring site.",
    example: "newsletter",
  },
  "session.medium": {
    says: "By which way the session came: `utm_medium`.",
    example: { in: ["email", "sms"] },
  },
  "session.campaign": {
    says: "By which campaign the session came: `utm_campaign`.",
    example: { like: "summer*" },
  },
  "session.referrer": { says: "The referring site.", example: { like: "*.example" } },
  "visitor.sessions": { says: "Sessions so far, this one included.", unit: "sessions", example: { gte: 3 } },
  "visitor.purchases": { says: "Purchases so far.", unit: "purchases", example: 0 },
  "visitor.spent": { says: "Spent in this shop so far.", unit: EUR, example: { gte: 200 } },
  "visitor.returning": { says: "The visitor has been here before.", example: true },
  "visitor.away": { says: "Time between the previous session and this one.", example: { gte: "30d" } },
  "visitor.since_purchase": { says: "Time since the latest purchase.", example: { gte: "60d" } },
  "visitor.bought": { says: "Ids of the products bought.", example: { contains: "SKU-1" } },
  "visitor.categories": {
    says: "The five categories looked at most, strongest first.",
    example: { contains: ["Shoes", "Bags"] },
  },
  "visitor.motive": {
    says: "The buying motive that stands out.",
    example: "security",
    values: ["security", "pride", "novelty", "comfort", "money", "sympathy"],
    later: true,
  },
  "visitor.device": { says: "The kind of device.", example: "phone", values: ["phone", "tablet", "desktop"] },
  "visitor.answer.<rule>": {
    says: "What the visitor answered to that rule's question: the chosen `value`, or the rating.",
    example: "gift",
  },
  "rule.<id>.shown": { says: "How often that rule was shown to this visitor.", unit: "times", example: 0 },
  "rule.<id>.clicked": { says: "How often this visitor clicked it.", unit: "times", example: { gte: 1 } },
  "rule.<id>.dismissed": { says: "How often this visitor closed it.", unit: "times", example: 0 },
  "rule.<id>.answered": { says: "How often this visitor answered it.", unit: "times", example: { gte: 1 } },
  "rule.<id>.converted": {
    says: "How often this visitor reached its goal.",
    unit: "times",
    example: { gte: 1 },
  },
  "rule.<id>.since": {
    says: "Time since that rule was last shown to this visitor.",
    example: { gte: "14d" },
  },
  "item.id": { says: "Id of this page's product.", example: { in: ["SKU-1", "SKU-2"] } },
  "item.sku": { says: "Its article number.", example: { like: "SHOE-*" } },
  "item.name": { says: "Its name.", example: { like: "*camera*" } },
  "item.brand": { says: "Its brand.", example: "Acme" },
  "item.category": { says: "Its widest category.", example: "Shoes" },
  "item.variant": { says: "The variant chosen on the page.", example: { like: "*red*" } },
  "item.url": { says: "Its address.", example: { like: "*/outlet/*" } },
  "item.image": { says: "Address of its picture.", example: { exists: true } },
  "item.currency": { says: "The currency of its price.", example: "EUR" },
  "item.availability": {
    says: "Whether it can be bought, as schema.org says it: `InStock`, `OutOfStock`, `PreOrder`, …",
    example: "OutOfStock",
  },
  "item.categories": { says: "All levels of its category, widest first.", example: { contains: "Boots" } },
  "item.price": { says: "Its price.", unit: EUR, example: { between: [50, 200] } },
  "item.list_price": { says: "Its price before the reduction.", unit: EUR, example: { exists: true } },
  "item.rating": { says: "Its rating, as the page gives it.", unit: "stars", example: { gte: 4.5 } },
  "item.reviews": { says: "How many reviews it has.", unit: "reviews", example: { gte: 10 } },
  "item.views": {
    says: "Page views of it within `memory.look_back`.",
    unit: "page views",
    example: { gte: 3 },
  },
  "item.sessions": {
    says: "Sessions in which it was looked at, within `memory.look_back`.",
    unit: "sessions",
    example: { gte: 2 },
  },
  "item.variants": {
    says: "How many of its variants were looked at.",
    unit: "variants",
    example: { gte: 2 },
  },
  "item.dwell": { says: "Attention given to it within `memory.look_back`.", example: { gte: "90s" } },
  "item.since_view": {
    says: "Time since the last look at it in an earlier session.",
    example: { gte: "1d" },
  },
  "item.in_cart": { says: "It is in the cart, in whatever variant.", example: false },
  "item.bought": { says: "It was bought before.", example: true },
  "item.wished": { says: "It is on the wish list.", example: true },
  "item.since_bought": { says: "Time since it was bought.", example: { gte: "30d" } },
  "item.last_price": {
    says: "Its price at the last look of an earlier session.",
    unit: EUR,
    example: { gte: 50 },
  },
  "item.price_drop": {
    says: "How much cheaper it is since then.",
    unit: "%",
    example: { gte: 10 },
    most: 100,
  },
  "item.back_in_stock": { says: "It was out of stock then, and is in stock now.", example: true },
  "item.compared": {
    says: "Other products of its category looked at in this session.",
    unit: "products",
    example: { gte: 3 },
  },
  "interest.id": {
    says: "Id of the product that drew most attention and is neither bought nor in the cart.",
    example: { exists: true },
  },
  "interest.name": { says: "Its name.", example: { exists: true } },
  "interest.category": { says: "Its widest category.", example: "Shoes" },
  "interest.url": { says: "Its address.", example: { exists: true } },
  "interest.image": { says: "Address of its picture.", example: { exists: true } },
  "interest.availability": { says: "Whether it could be bought when last seen.", example: "InStock" },
  "interest.price": { says: "Its price when last seen.", unit: EUR, example: { lte: 100 } },
  "interest.views": {
    says: "Page views of it within `memory.look_back`.",
    unit: "page views",
    example: { gte: 3 },
  },
  "interest.dwell": { says: "Attention given to it within `memory.look_back`.", example: { gte: "2m" } },
  "cart.count": { says: "Units in the cart.", unit: "units", example: { gte: 1 } },
  "cart.lines": { says: "Different products in the cart.", unit: "products", example: { gte: 2 } },
  "cart.value": { says: "What the cart is worth.", unit: EUR, example: { gte: 80 } },
  "cart.to_free_shipping": {
    says: "What the cart lacks for free shipping; 0 when it is reached.",
    unit: EUR,
    example: { between: [0.01, 15] },
  },
  "cart.idle": { says: "Time since the cart last changed, with no purchase since.", example: { gte: "10m" } },
  "cart.dwell": { says: "Attention given to the shop since the cart last changed.", example: { gte: "60s" } },
  "cart.abandoned": {
    says: "The cart was left full in an earlier session and is still not empty.",
    example: true,
  },
  "cart.items": { says: "Ids of the products in the cart.", example: { contains: "SKU-1" } },
  "cart.categories": { says: "Categories of the products in the cart.", example: { contains: "Cameras" } },
  "cart.brands": { says: "Brands of the products in the cart.", example: { contains: "Acme" } },
  "cart.top.id": { says: "Id of the dearest product in the cart.", example: { exists: true } },
  "cart.top.name": { says: "Its name.", example: { like: "*camera*" } },
  "cart.top.url": { says: "Its address.", example: { exists: true } },
  "cart.top.image": { says: "Address of its picture.", example: { exists: true } },
  "cart.top.price": { says: "Its price.", unit: EUR, example: { gte: 100 } },
  "checkout.started": {
    says: "A checkout was begun and not finished, within 7 days.",
    example: true,
  },
  "checkout.idle": { says: "Time since the last step of that checkout.", example: { gte: "15m" } },
  "event.name": { says: "Name of the event that a rule with `on` was waiting for.", example: "add_to_cart" },
  "event.item.id": {
    says: "Id of the event's product; of several, the dearest.",
    example: { in: ["SKU-1"] },
  },
  "event.item.name": { says: "Its name.", example: { like: "*camera*" } },
  "event.item.category": { says: "Its widest category.", example: "Cameras" },
  "event.item.brand": { says: "Its brand.", example: "Acme" },
  "event.item.price": { says: "Its price.", unit: EUR, example: { gte: 100 } },
  "event.value": { says: "What the event says it is worth.", unit: EUR, example: { gte: 50 } },
  "shop.open": { says: "The shop is open now, by `shop.hours` and `shop.closed`.", example: true },
  "shop.opens_in": { says: "Time until it opens, while it is closed.", example: { lte: "30m" } },
  "shop.closes_in": { says: "Time until it closes, while it is open.", example: { lte: "30m" } },
  "time.of_day": {
    says: "The time of day in the shop's time zone; `between` may pass midnight.",
    example: { between: ["22:00", "06:00"] },
  },
  "time.date": {
    says: "The date in the shop's time zone.",
    example: { between: ["2026-12-01", "2026-12-24"] },
  },
  "time.weekday": {
    says: "The day of the week in the shop's time zone.",
    example: { in: ["sat", "sun"] },
    values: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
  },
  "custom.<name>": {
    says: 'What the page has set: `set({ tier: "vip" })` makes `custom.tier`.',
    example: "vip",
  },
};

/** Names of the facts that carry none of the merchant's own. */
export const FACT_NAMES = Object.keys(FACT_MEANINGS).filter((name) => !name.includes("<")) as FactName[];

/** The entry that a fact's name in a rules file belongs to: `custom.tier` to `custom.<name>`. */
export const meaningOf = (name: string): FactMeaning | undefined =>
  FACT_MEANINGS[
    name
      .replace(/^custom\..*/, "custom.<name>")
      .replace(/^visitor\.answer\..*/, "visitor.answer.<rule>")
      .replace(/^rule\..*\./, "rule.<id>.") as FactName
  ];
