import { element, replace } from "./dom.js";
import { value } from "./words.js";

/** The page's product, field by field, and where each was read. */
export const drawItem = (root, item) => {
  const fields = Object.entries(item ?? {});
  const rows = fields.map(([name, { value: said, source }]) =>
    element(
      "div",
      "",
      element("dt", "", name),
      element("dd", "", value(said), element("small", "", ` ${source}`)),
    ),
  );
  replace(
    root,
    rows.length > 0 ? rows : [element("div", "", element("dd", "", "Cette page n’en montre pas."))],
  );
};
