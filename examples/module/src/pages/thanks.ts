import { element } from "../element.js";
import type { View } from "./view.js";

/** The order was placed. */
export const thanks = (): View => ({
  type: "confirmation",
  title: "Thank you",
  content: [
    element("h1", { tabindex: "-1" }, "Thank you"),
    element("p", { class: "lead" }, "It would be on its way by tomorrow, were this a shop. "),
    element("p", {}, element("a", { href: "/" }, "Back to everything")),
  ],
});
