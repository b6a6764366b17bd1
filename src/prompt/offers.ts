import { make } from "./make.js";
import type { Offer } from "./offer.js";
import type { Shell } from "./shell.js";
import { ADD } from "./words.js";

/** The products that are offered, each with its reason. */
export const offersOf = (
  offers: readonly Offer[],
  { border, control, word }: Shell,
  add: (index: number) => void,
  follow: (action: string, event: Event) => void,
): HTMLElement =>
  make(
    "ul",
    {},
    ...offers.map(({ name, price, list_price, rating, image, url, reason }, index) => {
      const said = make(
        url ? "a" : "div",
        { href: url },
        make("b", {}, name),
        make(
          "small",
          {},
          list_price && make("s", {}, list_price),
          " ",
          price,
          rating && `\u00a0·\u00a0★\u00a0${rating}`,
        ),
        make("small", {}, reason),
      );
      if (url) border.listen(said, "click", (event) => follow("open", event), { passive: false });
      return make(
        "li",
        { part: "item" },
        image && make("img", { src: image, alt: "" }),
        said,
        control(word(ADD), { "aria-label": `${word(ADD)} ${name}` }, () => add(index)),
      );
    }),
  );
