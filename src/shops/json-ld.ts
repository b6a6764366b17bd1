import type { Adapter } from "./adapter.js";
import { addressOf } from "./address.js";
import { onArrival } from "./arrivals.js";
import { pageTypeOf } from "./page-type.js";
import { readProduct } from "./parse-json-ld.js";

/** The page's product from `<script type="application/ld+json">`. */
export const jsonLd: Adapter = (port) => {
  const { document, location } = port.window;
  const textOf = ({ textContent }: Element) => textContent ?? "";
  onArrival(port, 'script[type*="ld+json" i]', textOf, (scripts) => {
    const fields = readProduct(scripts.map(textOf), {
      base: document.baseURI,
      urls: [location, addressOf(document)],
      other: /^(?!product)/.test(pageTypeOf(location) ?? "product"),
    });
    if (fields) {
      port.item("json-ld", fields);
      port.pageType("json-ld", "product");
    }
    return fields;
  });
};
