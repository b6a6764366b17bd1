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
  "dom",
  "address",
];
