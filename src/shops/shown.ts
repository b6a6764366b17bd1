import { availabilityOf } from "./availability.js";
import { isBuyControl } from "./buy-control.js";
import type { Price } from "./price.js";
import { codeReader } from "./shown-code.js";
import { shownPrice } from "./shown-price.js";

/** So many texts and controls behind the heading are looked at; the longest text; so near to a price is the old one. */
const MOST = 400;
const STOCKS = 120;
const BUTTONS = 25;
const LONGEST = 80;
const NEAR = 12;

/** What a page shows of the product under its heading. */
export interface Shown {
  price?: Price;
  /** What it cost before. */
  before?: Price;
  sku?: string;
  availability?: string;
  /** Something to buy it with, and whether it can be used; or that it is one of a list of things to be bought. */
  buy?: "enabled" | "disabled" | "listed";
}

/** The part of the page that holds both. */
function partOf(heading: Element, element: Element): Element {
  let part = heading;
  while (part.parentElement && !part.contains(element)) part = part.parentElement;
  return part;
}

/** Whether what stands behind a heading belongs to a card of its own: it has a title that leads to another page. */
function isInCard(heading: Element, element: Element): boolean {
  const part = partOf(heading, element);
  let card = element;
  while (card.parentElement && card.parentElement !== part) card = card.parentElement;
  return card.querySelector("h2 a,h3 a,h4 a,a h2,a h3,a h4") !== null;
}

/** Whether one node of the page stands behind another. */
const follows = (node: Node, other: Node | undefined) =>
  !!other && !!(node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** The one control to buy behind a heading, of those in the smallest part of the page that has any. */
function buyOf(heading: Element): Shown["buy"] {
  const behind = (selector: string) => {
    const found = heading.ownerDocument.querySelectorAll(selector);
    // Elements are found in their order: where those behind the heading begin is sought by halves.
    let from = 0;
    for (let to = found.length; from < to; ) {
      const middle = (from + to) >> 1;
      if (follows(heading, found[middle])) to = middle;
      else from = middle + 1;
    }
    return [...found].slice(from, from + BUTTONS);
  };
  const buttons = [...behind("button"), ...behind('input[type="submit"]')]
    .sort((one, other) => (follows(one, other) ? -1 : 1))
    .slice(0, BUTTONS)
    .filter(isBuyControl);
  const all = buttons[0] ? buttons : behind('a[class*="cart"]').filter(isBuyControl);
  const [first] = all;
  if (!first) return;
  const part = partOf(heading, first);
  const beside = all.filter((element) => part.contains(element));
  // A list has many; what is left of one may be a single card.
  if (beside[3] || isInCard(heading, first)) return "listed";
  return beside.every((each) => each.matches(":disabled,[aria-disabled=true]")) ? "disabled" : "enabled";
}

/**
 * Reads what the page shows behind a heading: the first price, a code with its label, words of availability, and the
 * control to buy. One walk over a limited number of texts: selectors by parts of class names cost more.
 *
 * @param known what is known already, and not looked for
 */
export function readShown(
  heading: Element,
  known: { sku?: unknown; availability?: unknown; price?: unknown },
): Shown {
  const shown: Shown = {};
  const { ownerDocument: document } = heading;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  const readCode = codeReader();
  const buy = known.availability && known.price ? undefined : buyOf(heading);
  if (buy) shown.buy = buy;
  let priced = Infinity;
  for (let count = 0; count < MOST; ) {
    const seeksStock = !known.availability && !shown.availability && buy !== "enabled" && count < STOCKS;
    if (count > priced + NEAR && (known.sku || shown.sku) && !seeksStock) break;
    const node = walker.nextNode();
    if (!node) break;
    const given = node.nodeValue ?? "";
    const text = given.length < 4 * LONGEST ? given.trim() : "";
    const { parentElement } = node;
    if (
      !text ||
      text.length > LONGEST ||
      !parentElement ||
      /^(OPTION|S(CRIPT|TYLE))$/.test(parentElement.tagName)
    )
      continue;
    count++;
    if (count < priced + NEAR && /\d/.test(text) && !heading.contains(parentElement)) {
      const price = shownPrice(parentElement);
      if (price?.old) shown.before ??= price;
      else if (price) shown.price ??= price;
      if (price && priced === Infinity) {
        priced = count;
        if (!shown.buy && isInCard(heading, parentElement)) shown.buy = "listed";
      }
    }
    if (seeksStock && text.length < LONGEST / 2) {
      const availability = availabilityOf(text);
      if (availability) shown.availability = availability;
    }
    if (!known.sku && !shown.sku) {
      const code = readCode(text);
      if (code) shown.sku = code;
    }
  }
  return shown;
}
