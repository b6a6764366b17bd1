/** Where pages say which product a control or an element is of; sought one by one (see `Reader`). */
const NAMES = ["input[value", "[data-product-id", "[data-productid"];

/** The number in the page's address that an element or a control carries as well: the shop's own id of the product. */
export const addressCode = ({ pathname }: Location, document: Document): string | undefined =>
  pathname
    .match(/\d{5,}/g)
    ?.findLast((id) => NAMES.some((name) => document.querySelector(`${name}="${id}"]`)));
