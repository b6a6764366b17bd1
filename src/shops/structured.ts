import type { Adapter, Reader } from "./adapter.js";
import { addressOf, resolve } from "./address.js";
import { headingsOf } from "./heading.js";
import { parseLoosely } from "./json.js";
import { isOther } from "./page-type.js";
import { type Node, readProduct } from "./schema-org.js";

/**
 * An adapter for schema.org nodes in the page.
 *
 * @param source one of `TRUST`
 * @param find the elements that hold nodes
 * @param read an element's nodes: JSON as a text, or the nodes themselves; nothing where it holds none
 */
export const structured =
  (
    source: string,
    find: Reader["find"],
    read: (element: HTMLElement) => string | Node | undefined,
  ): Adapter =>
  (port) => {
    const { document, location } = port.window;
    const textOf = (element: HTMLElement) => {
      const nodes = read(element) ?? "";
      return typeof nodes === "string" ? nodes : JSON.stringify(nodes);
    };
    port.onArrival({
      find,
      textOf,
      read(_, texts) {
        if (!texts.some(Boolean)) return;
        const meta = document.head.querySelector<HTMLMetaElement>('meta[property="og:url" i]');
        const shared = resolve(meta?.content, document.baseURI);
        const fields = readProduct(texts.map(parseLoosely), {
          base: document.baseURI,
          urls: [location, addressOf(document), ...(shared ? [shared] : [])],
          other: isOther(location),
          headings: headingsOf(document),
        });
        if (fields) {
          port.item(source, fields);
          port.pageType(source, "product");
        }
        return fields;
      },
    });
  };
