// How much of a product the assistant takes from real pages: `npm run score`.
//   --data DIR    pages of your own, in a folder made like ../shared/data/product-pages
//   --errors      each value that is wrong or missing
//   --only KEY    only pages whose key begins so
//   --tag FILE    another build than dist/floorwalker.min.js
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "./browser.mjs";
import "./run.mjs";
import { compare, fields, rate, sum } from "./score/count.mjs";
import { hasMachinePrice, readPages } from "./score/pages.mjs";
import { readPage } from "./score/read.mjs";

/** What is to be reached, and what others reach on the 65 shared pages: F1 of price, SKU, availability. */
const GOALS = { price: 0.85, sku: 0.65, availability: 0.88 };
const OTHERS = { extruct: [0.66, 0.417, 0.633], Diffbot: [0.855, 0.744, 0.954], Zyte: [0.922, 0.823, 0.969] };
/** Of the 42 shared pages with a price for machines, so many are to be exactly right. */
const EXACT = 40 / 42;
/** Pages open at a time. */
const LANES = 2;

const { values: options } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/product-pages" },
    tag: { type: "string", default: "dist/floorwalker.min.js" },
    only: { type: "string", default: "" },
    errors: { type: "boolean", default: false },
  },
});

const pages = readPages(options.data)?.filter(({ key }) => key.startsWith(options.only));
if (!pages) {
  console.log(`score: skipped, as there is no ${options.data}`);
  process.exit();
}

const results = await readAll(pages);
const sources = [
  ...new Set(results.flatMap(({ item }) => fields.map((field) => item[field]?.source))),
].filter((source) => source !== undefined);

const missed = [];
const rows = [];
for (const field of fields) {
  const of = (/** @type {string | undefined} */ source) =>
    sum(
      results.map(({ truth, item }) => {
        const said = item[field];
        const value = source === undefined || said?.source === source ? said?.value : undefined;
        return compare(field, truth[field] ?? [], value);
      }),
    );
  for (const source of [...sources, undefined]) {
    const count = of(source);
    if (source && !count.right && !count.wrong) continue;
    const { precision, recall, f1 } = rate(count);
    const goal = source ? "" : `goal ${GOALS[field]}`;
    rows.push([field, source ?? "all", precision, recall, f1, count.right, count.wrong, count.missed, goal]);
    if (!source && f1 < GOALS[field]) missed.push(`${field}: ${f1.toFixed(3)}, below ${GOALS[field]}`);
  }
  const place = fields.indexOf(field);
  for (const [name, scores] of Object.entries(OTHERS)) rows.push([field, `(${name})`, "", "", scores[place]]);
}
print(["field", "source", "precision", "recall", "F1", "right", "wrong", "missed", ""], rows);

const priced = results.filter(({ html, truth }) => truth.price && hasMachinePrice(html));
const exact = priced.filter(
  ({ truth, item }) => compare("price", truth.price ?? [], item.price?.value).right,
);
console.log(`\nPrice for machines: ${exact.length} of ${priced.length} pages exactly right.`);
const products = results.filter(({ type }) => type === "product");
console.log(`Taken for a product's page: ${products.length} of ${results.length}.`);
if (exact.length < priced.length * EXACT) missed.push("pages with a price for machines");

if (options.errors) {
  for (const field of fields) {
    for (const { key, url, truth, item, type, html } of results) {
      const count = compare(field, truth[field] ?? [], item[field]?.value);
      if (count.right || !(count.wrong + count.missed)) continue;
      const { value, source } = item[field] ?? {};
      const machine = field === "price" && hasMachinePrice(html) ? " (for machines)" : "";
      console.log(
        `${field} ${key.slice(0, 8)} ${new URL(url).host} [${type}]: ${JSON.stringify(value)} from ${source}, not ${truth[field]}${machine}`,
      );
    }
  }
}
for (const each of missed) console.log(`MISSED ${each}`);
if (!options.only) process.exitCode = missed.length ? 1 : 0;

/** @param {import("./score/pages.mjs").ProductPage[]} waiting */
async function readAll(waiting) {
  const tag = readFileSync(options.tag, "utf8");
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
  try {
    const queue = [...waiting];
    const read = [];
    const lane = async () => {
      for (let page = queue.shift(); page; page = queue.shift()) {
        const context = await browser.newContext({ serviceWorkers: "block" });
        read.push({ ...page, ...(await readPage(context, tag, page)) });
        await context.close();
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return read;
  } finally {
    await browser.close();
  }
}

/** @param {string[]} head @param {unknown[][]} lines */
function print(head, lines) {
  const texts = [head, ...lines].map((line) =>
    line.map((cell) => (typeof cell === "number" && !Number.isInteger(cell) ? cell.toFixed(3) : `${cell}`)),
  );
  const widths = head.map((_, column) => Math.max(...texts.map((line) => line[column]?.length ?? 0)));
  for (const line of texts) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
  }
}
