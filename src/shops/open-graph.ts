import { isOther } from "./page-type.js";
import { parsePrice } from "./price.js";
import { structured } from "./structured.js";

/**
 * The page's product from OpenGraph's `og:` and `product:` properties, in whatever way shops write their prices.
 * `og:type` alone is said on too many pages to tell a product: a price, an availability or an id belongs to it.
 * https://developers.facebook.com/docs/marketing-api/catalog/reference
 */
export const openGraph = structured(
  "open-graph",
  ({ head }) => [head],
  (head) => {
    const said: Record<string, string> = {};
    for (const meta of head.querySelectorAll<HTMLMetaElement>("meta[property]")) {
      const name = meta
        .getAttribute("property")
        ?.toLowerCase()
        .replace(/^og:(?=product:|price|availability)/, "");
      if (name && /^(og|product):|^price|^availability/.test(name))
        said[name.replace(/^product:/, "")] ??= meta.content;
    }
    const { "og:type": type = "", "price:amount": full, "sale_price:amount": sale } = said;
    const currency = (said["sale_price:currency"] ?? said["price:currency"])?.toUpperCase();
    const amountOf = (text: string | undefined) => text && parsePrice(text, { currency })?.amount;
    const { availability, retailer_item_id: sku } = said;
    // A group of products is a category; and what is said on every page says nothing on the home page or in a category.
    const typed = /^(og:)?product(\.item)?$/i.test(type) && !isOther(head.ownerDocument.location);
    if (!(full || (typed && (availability || sku)))) return;
    return {
      "@type": "Product",
      name: said["og:title"],
      url: said["og:url"],
      image: said["og:image"],
      brand: said.brand,
      category: said.category,
      sku,
      offers: {
        price: amountOf(sale ?? full),
        priceCurrency: currency,
        availability,
        priceSpecification: sale && { price: amountOf(full), priceType: "ListPrice" },
      },
    };
  },
);
