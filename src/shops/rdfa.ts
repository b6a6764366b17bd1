import { productOf, type Syntax } from "./markup-nodes.js";
import { structured } from "./structured.js";

/** RDFa Lite, with what shops use beyond: `about`, `rel`. https://www.w3.org/TR/rdfa-core/ */
const RDFA: Syntax = {
  property: "property",
  properties: "[property],[rel]",
  type: "typeof",
  node: "[typeof]",
  owner: "[typeof],[about],[resource]:not([property])",
  partsOf(element) {
    const id = element.getAttribute("about") || element.getAttribute("resource");
    const same = id ? JSON.stringify(id) : 0;
    return same
      ? [...element.ownerDocument.querySelectorAll(`[about=${same}],[resource=${same}]`)].filter(
          (part) => part !== element,
        )
      : [];
  },
};

/** The page's product from RDFa. */
export const rdfa = structured(
  "rdfa",
  (document) => document.querySelectorAll('[typeof*="roduct" i]'),
  (element) => productOf(element, RDFA),
);
