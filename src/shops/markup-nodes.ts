import { type Node, PRODUCT, WANTED } from "./schema-org.js";

/** How a syntax writes nodes into HTML. */
export interface Syntax {
  /** Attribute with the names of a property. */
  property: string;
  /** Selector of the elements with a property. */
  properties: string;
  /** Attribute with the types of a node. */
  type: string;
  /** Selector of the elements that are a node. */
  node: string;
  /** Selector of the elements to which the properties within them belong. */
  owner: string;
  /** Elements elsewhere that tell more of a node. */
  partsOf(element: Element): Iterable<Element>;
}

/** A node's text is not longer. */
const LONGEST = 300;

/** The value of a property that is no node: what machines are told before what people read. */
function told(element: Element, name: string): string {
  const first = (...names: string[]) => names.map((each) => element.getAttribute(each)).find(Boolean);
  const href = first("href", "resource", "src", "data-src");
  return (
    first("content", "value") ??
    (/^(url|image|contentUrl)$/.test(name) || /schema\.org\//.test(href ?? "") ? href : undefined) ??
    (element.textContent?.replace(/\s+/g, " ").trim().slice(0, LONGEST) || href || "")
  );
}

/**
 * The node an element is, with those within it, as JSON-LD would write it; of its properties only those wanted.
 *
 * @param depth so many levels of nodes, as one may name itself
 */
function nodeOf(element: Element, syntax: Syntax, depth = 5): Node {
  const { property, properties, type, node, owner, partsOf } = syntax;
  const found: Record<string, unknown[]> = { "@type": [element.getAttribute(type)] };
  for (const part of [element, ...partsOf(element)]) {
    for (const each of [part, ...part.querySelectorAll(properties)]) {
      const own = each.parentElement?.closest(owner) ?? null;
      const mine = own === part ? part === element || !part.matches(node) : !part.contains(own);
      if (each === element || !mine) continue;
      for (const word of (each.getAttribute(property) ?? each.getAttribute("rel") ?? "").split(/\s+/)) {
        const name = word.replace(/^.*[/#:]/, "").replace(/^title$/, "name");
        if (!WANTED.test(name) || /^(og|product):/.test(word)) continue;
        const inner = each.matches(node)
          ? each
          : each.hasAttribute(property)
            ? null
            : each.querySelector(node);
        found[name] ??= [];
        found[name].push(inner && depth ? nodeOf(inner, syntax, depth - 1) : told(each, name));
        // A name that is a link names what is told elsewhere.
        const link = name === "name" && element.contains(each.closest("a")) && each.closest("a");
        if (link) found.url ??= [link.href];
      }
    }
  }
  return found;
}

/** Where a product is said of something else, that is the node to read: an offer or a rating tells its product. */
const AROUND = /item(Offered|Reviewed)/;

/**
 * The product an element is. Nothing if it only is a part of another node, such as a list, or stands within another
 * product, as related ones do.
 */
export function productOf(found: Element, syntax: Syntax): Node | undefined {
  const { property, type, node } = syntax;
  const element = found.closest(node);
  const around = element?.parentElement?.closest(node);
  const said = element?.getAttribute(property) ?? "";
  if (!element || (said && !/mainEntity/.test(said) && !AROUND.test(said))) return;
  for (let up = around; up; up = up.parentElement?.closest(node)) {
    if (PRODUCT.test(up.getAttribute(type) ?? "")) return;
  }
  return nodeOf((AROUND.test(said) && around) || element, syntax);
}
