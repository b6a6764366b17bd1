import { element } from "../element.js";
import { money, type Product, products } from "../shop/products.js";
import type { View } from "./view.js";

/** Everything the shop has. */
export async function home(): Promise<View> {
  const all = await products();
  return {
    type: "home",
    title: "Everything",
    content: [
      element("h1", { tabindex: "-1" }, "What one writes with"),
      element("p", { class: "lead" }, "Six things for the desk, chosen slowly."),
      element("ul", { class: "cards" }, ...all.map(card)),
    ],
  };
}

const card = ({ item_name, url, image, line, price }: Product): HTMLLIElement =>
  element(
    "li",
    {},
    element(
      "div",
      { class: "tile" },
      element("img", { src: image, alt: "", width: "400", height: "400", loading: "lazy" }),
    ),
    element("h2", {}, element("a", { href: url }, item_name)),
    element("p", { class: "soft" }, line),
    element("p", {}, money(price)),
  );
