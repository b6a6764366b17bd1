import { button, element } from "../element.js";
import { add } from "../shop/cart.js";
import { money, products } from "../shop/products.js";
import { missing } from "./missing.js";
import type { View } from "./view.js";

/** One product. */
export async function product(path: string): Promise<View> {
  const found = (await products()).find(({ url }) => url === path);
  if (!found) return missing();
  const { item_name, image, line, about, price } = found;
  return {
    type: "product",
    product: found,
    title: item_name,
    content: [
      element(
        "div",
        { class: "product" },
        element(
          "div",
          { class: "tile" },
          element("img", { src: image, alt: "", width: "400", height: "400" }),
        ),
        element(
          "div",
          {},
          element("h1", { tabindex: "-1" }, item_name),
          element("p", { class: "soft" }, line),
          element("p", { class: "price" }, money(price)),
          button("Add to cart", "button", () => add(found)),
          element("p", { class: "about" }, about),
          element("p", { class: "soft" }, "Sent within a day. Thirty days to change your mind."),
        ),
      ),
    ],
  };
}
