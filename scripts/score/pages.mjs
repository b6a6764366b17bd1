// The pages to read, and what people saw on them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * @typedef {object} Truth What is right: lists of accepted texts.
 * @property {string} url
 * @property {string[]} [price]
 * @property {string[]} [sku]
 * @property {string[]} [availability]
 *
 * @typedef {{ key: string, url: string, html: string, truth: Truth }} ProductPage
 */

/**
 * The pages of a folder with `ground-truth.json` and `html/<key>.html.gz`; nothing where there is no such folder.
 * @param {string} folder
 * @returns {ProductPage[] | undefined}
 */
export function readPages(folder) {
  const file = join(folder, "ground-truth.json");
  if (!existsSync(file)) return;
  /** @type {Record<string, Truth>} */
  const all = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(all).map(([key, truth]) => ({
    key,
    url: truth.url,
    html: gunzipSync(readFileSync(join(folder, "html", `${key}.html.gz`))).toString(),
    truth,
  }));
}

/** A price said for machines: in a node of schema.org, in OpenGraph. */
const MACHINE_READABLE = [
  /"(low)?price"\s*:\s*"?\d[^{}[\]]*/i,
  /itemprop=["']?(low)?price\b/i,
  /property=["']?(schema:)?(low)?price\b/i,
  /(og|product):price:amount/i,
];

/**
 * Whether a page's price stands in a machine-readable form: JSON-LD, microdata, RDFa or OpenGraph.
 * @param {string} html
 */
export function hasMachinePrice(html) {
  const scripts = [...html.matchAll(/<script[^>]*ld\+json[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, text = ""]) => text,
  );
  const [first, ...others] = MACHINE_READABLE;
  return scripts.some((text) => first?.test(text)) || others.some((form) => form.test(html));
}
