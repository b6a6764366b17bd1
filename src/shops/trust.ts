/** Who speaks of the page's product, most trusted first; by these names `explain()` tells where a field is from. */
export const TRUST = [
  "track",
  "markup",
  "platform",
  "shown",
  "json-ld",
  "microdata",
  "rdfa",
  "open-graph",
  "data-layer",
  "gtag",
  "universal-analytics",
  "data-layer-product",
  "segment",
  "meta",
  "dom",
  "address",
];

/** Sources that tell what happens, of whatever product; the page's own they tell first. */
export const TELLERS = /^(data-layer.*|gtag|universal-analytics|segment|meta)$/;
