// Counting, as https://github.com/scrapinghub/product-extraction-benchmark counts: a wrong value is a false positive
// and, where there was a right one, a false negative too.

/** @typedef {{ right: number, wrong: number, missed: number }} Count */

/** A decimal as a text without what does not matter: "229.90 " is 229.9. @param {unknown} value */
const decimal = (value) => `${Number(`${value}`.trim())}`;

/** How a value is compared with those accepted. */
const forms = { price: decimal, sku: String, availability: String };

export const fields = /** @type {const} */ (["price", "sku", "availability"]);

/**
 * One value against those accepted.
 * @param {"price" | "sku" | "availability"} field
 * @param {string[]} accepted
 * @param {unknown} value
 * @returns {Count}
 */
export function compare(field, accepted, value) {
  const form = forms[field];
  const known = accepted.length > 0 ? 1 : 0;
  if (value === undefined || value === null) return { right: 0, wrong: 0, missed: known };
  return accepted.map(form).includes(form(value))
    ? { right: 1, wrong: 0, missed: 0 }
    : { right: 0, wrong: 1, missed: known };
}

/** @param {Count[]} counts @returns {Count} */
export const sum = (counts) => ({
  right: counts.reduce((total, { right }) => total + right, 0),
  wrong: counts.reduce((total, { wrong }) => total + wrong, 0),
  missed: counts.reduce((total, { missed }) => total + missed, 0),
});

/**
 * Precision, recall and their harmonic mean.
 * @param {Count} count
 */
export function rate({ right, wrong, missed }) {
  const precision = right + wrong ? right / (right + wrong) : 0;
  const recall = right + missed ? right / (right + missed) : 0;
  return { precision, recall, f1: right ? (2 * precision * recall) / (precision + recall) : 0 };
}
