// A visitor with a past, and a visit: events as the shell hears them.
import { createRandom } from "./random.mjs";

const SECOND = 1000;
const DAY = 864e5;
const START = Date.UTC(2026, 4, 12, 10);
const categories = Array.from({ length: 24 }, (_, i) => `category-${i}`);

/** @param {number} i */
const item = (i) => ({
  item_id: `SKU-${i}`,
  item_name: `Product ${i}`,
  item_brand: `Brand ${i % 7}`,
  item_category: categories[i % categories.length],
  item_category2: "Everything",
  price: 5 + i / 2,
  currency: "EUR",
  availability: "InStock",
  url: `https://shop.example/product/${i}`,
  image: `https://shop.example/pictures/${i}.webp`,
  aliases: [`https://shop.example/product/${i}`],
});

/** What a visitor did before: 50 products over ten days, three of them in the cart, two prompts seen. */
export function* earlier() {
  const { whole } = createRandom(3);
  let page = 1;
  for (let i = 0; i < 50; i++) {
    const at = START - (50 - i) * (DAY / 5);
    page++;
    yield { name: "page_view", at, page, address: page };
    yield { name: "view_item", at, page, source: "page", items: [item(i)] };
    yield {
      name: "user_engagement",
      at,
      page,
      item: `SKU-${i}`,
      engagement_time_msec: whole(5, 90) * SECOND,
    };
    if (i % 20 === 5) yield { name: "add_to_cart", at, page, source: "page", items: [item(i)] };
    if (i === 20 || i === 40) {
      const [rule, claim] = [`rule-${i}`, `claim-${i}`];
      yield { name: "prompt_claimed", at, page, rule, claim, counts: true, tab: "tab" };
      yield { name: "prompt_drawn", at, page, claim };
      yield { name: i === 20 ? "prompt_dismissed" : "prompt_clicked", at, page, rule };
      yield { name: "place_left", at, page, rule, tab: "tab" };
    }
  }
}

/** A visit of so many events, some seconds apart: pages, products, time, searches, now and then something in the cart. */
export function visit(length) {
  const { next, whole } = createRandom(5);
  const events = [];
  let at = START;
  let page = 1000;
  const add = (event) => {
    at += whole(1, 6) * SECOND;
    events.push({ at, page, ...event });
  };
  while (events.length < length) {
    page++;
    add({ name: "page_view", address: page });
    if (next() < 0.2) {
      add({ name: "search", source: "page", search_term: `lamp ${page}`, results: whole(0, 9) });
      continue;
    }
    const product = whole(0, 49);
    add({ name: "view_item", source: "page", items: [item(product)] });
    for (let i = whole(1, 3); i > 0; i--) {
      add({ name: "user_engagement", item: `SKU-${product}`, engagement_time_msec: whole(1, 6) * SECOND });
    }
    if (next() < 0.12) add({ name: "add_to_cart", source: "page", items: [item(product)] });
  }
  return events.slice(0, length);
}
