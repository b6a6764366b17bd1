/** Who speaks of the page's product, most trusted first; by these names `explain()` tells where a field is from. */
export const TRUST = ["track", "markup", "json-ld", "data-layer", "address"];
