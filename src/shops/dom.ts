import type { Item } from "../core/event.js";
import type { Adapter } from "./adapter.js";
import { addressCode } from "./address-code.js";
import { mainHeading } from "./heading.js";
import { isOther } from "./page-type.js";
import { readShown, type Shown } from "./shown.js";

/** A group of products is a category. */
const TYPED = 'meta[property="og:type" i][content^="product" i]:not([content$="group" i])';

/**
 * What a page shows of its product: for what no better source told. A page of which nobody spoke is a product's only
 * if it looks like one: a heading, a price by it, and one control to buy, or `og:type`.
 *
 * One thing the page knows better, and says under the name `shown`: a price that is struck out, with a lower one
 * beside it, is the price before, whoever told it.
 */
export const dom: Adapter = (port) => {
  const { document, location } = port.window;
  /** What was told of this page, which is not what others said; and whether nobody else spoke of a product. */
  let told: Partial<Item> = {};
  let alone = false;
  /** What others told, as the page is read. */
  let others: Partial<Item> = {};
  const known = (): Partial<Item> =>
    Object.fromEntries(
      Object.entries(port.product() ?? {}).filter(([field, value]) => value !== told[field as keyof Item]),
    );
  port.onPage(() => {
    told = {};
    alone = false;
  });
  port.onArrival({
    find: ({ body }) => [body],
    textOf() {
      others = known();
      const heading = mainHeading(document);
      const name = heading?.textContent?.replace(/\s+/g, " ").trim();
      return heading ? JSON.stringify({ name, ...readShown(heading, others) }) : "";
    },
    // What others told of it changes what it shows.
    keyOf: (text) => text && JSON.parse(text).name,
    read(_, [text]) {
      if (!text) return;
      const { name, price: now, before, sku, availability, buy }: Shown & { name: string } = JSON.parse(text);
      const price = now ?? before;
      alone ||= !Object.keys(others).length;
      const sold = buy ? buy !== "listed" : document.head.querySelector(TYPED);
      if (alone && (isOther(location) || !price || !sold)) return;
      const reduced = now && before && now.amount < before.amount && { list_price: before.amount };
      if (reduced && before.amount === others.price) port.item("shown", { price: now.amount, ...reduced });
      told = {
        item_name: name,
        ...(others.sku ? {} : { sku: sku ?? addressCode(location, document) }),
        ...(others.price ? {} : { price: price?.amount, currency: price?.currency, ...reduced }),
        ...(others.availability ? {} : { availability: buy === "enabled" ? "InStock" : availability }),
      } as Partial<Item>;
      port.item("dom", told);
      if (alone) port.pageType("dom", "product");
      const item = { ...others, ...told };
      return item.price && item.sku && item.availability;
    },
  });
};
