import { reporter } from "../core/check.js";
import { type Item, readItem } from "../core/event.js";
import type { Adapter } from "./adapter.js";

/**
 * What a shop says in its markup. `data-floorwalker-item` on the product's element: the page's product is the only
 * one, or the one around (or on) the page's `h1`; all others belong to a list. `data-floorwalker-event` on a button:
 * a click on it is that event, with the item it stands in, else the page's. `data-floorwalker-page` on `body`.
 */
export const markup: Adapter = (port) => {
  const { border, window } = port;
  /** Each text is read, and its mistakes are told, once. */
  const items = new Map<string, Item | undefined>();

  const itemOf = (element: HTMLElement) => {
    const text = element.dataset.floorwalkerItem ?? "";
    if (!items.has(text)) {
      let given: unknown = text;
      try {
        given = JSON.parse(text);
      } catch {
        // Told below: a text is no item.
      }
      items.set(text, readItem(given, "[data-floorwalker-item]", reporter({ push: port.issue })));
    }
    return items.get(text);
  };

  port.onArrival({
    find(document) {
      const { body } = document;
      const items = document.querySelectorAll<HTMLElement>("[data-floorwalker-item]");
      return new Set([...items, ...(body.hasAttribute("data-floorwalker-page") ? [body] : [])]);
    },
    // The page's type is of the page it is read on, though the body stays.
    textOf: ({ dataset }) => dataset.floorwalkerItem ?? window.location.pathname + dataset.floorwalkerPage,
    read(elements) {
      const { floorwalkerPage } = window.document.body.dataset;
      if (floorwalkerPage) port.pageType("markup", floorwalkerPage);
      const products = elements.filter(({ dataset }) => dataset.floorwalkerItem);
      const subject = products[1]
        ? products.find((element) => element.matches("h1") || element.querySelector("h1"))
        : products[0];
      const item = subject && itemOf(subject);
      if (item) {
        port.item("markup", item);
        port.pageType("markup-item", "product");
      }
      return item;
    },
  });

  border.listen(window.document, "click", ({ target }) => {
    const button = (target as Element).closest?.<HTMLElement>("[data-floorwalker-event]");
    if (!button) return;
    const { floorwalkerEvent = "", floorwalkerQuantity } = button.dataset;
    const holder = button.closest<HTMLElement>("[data-floorwalker-item]");
    const item = holder ? itemOf(holder) : port.product();
    port.event("markup", floorwalkerEvent, {
      items: item && [{ ...item, quantity: floorwalkerQuantity ?? item.quantity }],
      currency: item?.currency,
    });
  });
};
