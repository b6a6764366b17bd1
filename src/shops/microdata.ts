import { productOf, type Syntax } from "./markup-nodes.js";
import { structured } from "./structured.js";

/** HTML's own; a type without `itemscope` is a slip. https://html.spec.whatwg.org/multipage/microdata.html */
const MICRODATA: Syntax = {
  property: "itemprop",
  properties: "[itemprop]",
  type: "itemtype",
  node: "[itemscope],[itemtype]",
  owner: "[itemscope],[itemtype]",
  partsOf: (element) =>
    (element.getAttribute("itemref") ?? "")
      .split(/\s+/)
      .map((id) => element.ownerDocument.getElementById(id))
      .filter((part) => part !== null),
};

/** The page's product from microdata. */
export const microdata = structured(
  "microdata",
  (document) => [
    ...document.querySelectorAll<HTMLElement>('[itemtype*="roduct" i]'),
    ...document.querySelectorAll<HTMLElement>('link[itemprop="additionalType"][href$="/Product"]'),
  ],
  (element) => productOf(element, MICRODATA),
);
