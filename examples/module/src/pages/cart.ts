import { button, element } from "../element.js";
import { go } from "../router.js";
import { type Line, lines, order, remove, total } from "../shop/cart.js";
import { money } from "../shop/products.js";
import type { View } from "./view.js";

/** What lies in the cart. */
export function cart(): View {
  const all = lines();
  return {
    type: "cart",
    title: "Cart",
    content: [
      element("h1", { tabindex: "-1" }, "Your cart"),
      ...(all.length
        ? [element("ul", { class: "lines" }, ...all.map(row)), summary(total(all))]
        : [element("p", { class: "lead" }, "It is empty. ", element("a", { href: "/" }, "Look around"))]),
    ],
  };
}

function row(line: Line): HTMLLIElement {
  const { item_name, url, image, line: words, price } = line.product;
  const out = button("Remove", "plain", () => remove(line));
  out.setAttribute("aria-label", `Remove ${item_name}`);
  return element(
    "li",
    {},
    element("div", { class: "tile" }, element("img", { src: image, alt: "", width: "400", height: "400" })),
    element(
      "div",
      {},
      element("h2", {}, element("a", { href: url }, item_name)),
      element("p", { class: "soft" }, line.quantity > 1 ? `${line.quantity} × ${money(price)}` : words),
      out,
    ),
    element("p", {}, money(price * line.quantity)),
  );
}

const summary = (sum: number): HTMLElement =>
  element(
    "div",
    { class: "summary" },
    element("p", {}, "Total ", element("b", {}, money(sum))),
    button("Place the order", "button", () => {
      order();
      go("/thank-you");
    }),
  );
