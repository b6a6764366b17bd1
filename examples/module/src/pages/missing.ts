import { element } from "../element.js";
import type { View } from "./view.js";

/** There is no such page. */
export const missing = (): View => ({
  type: "other",
  title: "Not found",
  content: [
    element("h1", { tabindex: "-1" }, "There is nothing here"),
    element("p", { class: "lead" }, element("a", { href: "/" }, "See everything there is")),
  ],
});
