/** Text that is known to be HTML; everything else is escaped. */
class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const encode = (text) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

const fill = (value) => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(fill).join("");
  return value === null || value === undefined || value === false ? "" : encode(String(value));
};

/** A template whose values are escaped, unless they are templates themselves. */
export const html = (strings, ...values) =>
  new Html(strings.reduce((text, string, i) => text + fill(values[i - 1]) + string));

/** Structured data: a block of data, no script, so that the strictest policy has nothing against it. */
export const jsonLd = (data) =>
  new Html(`<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>`);

/** French spacing in running text: what belongs to a word does not leave it at the end of a line. */
export const spaced = (document) =>
  document.replace(/>[^<]+</g, (text) => text.replace(/ ([?!:;%»€])/g, "\u00a0$1").replace(/« /g, "«\u00a0"));
