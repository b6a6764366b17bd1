import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterEach, expect, test } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { dataLayer } from "./data-layer.js";
import { metaPixel } from "./meta-pixel.js";
import { segment } from "./segment.js";

const SHARED = resolve("../shared/data/data-layer");
const there = existsSync(SHARED);

interface Labelled {
  file: string;
  url: string;
  price: string[] | null;
  sku: string[] | null;
}

let shop: ReturnType<typeof createTestPort>;
afterEach(() => shop?.stop());

/** A library of the page that is not there: whatever is asked of it, it goes along. */
const anything: unknown = new Proxy(function anything() {}, {
  get: (_, key) => (key === Symbol.toPrimitive ? () => "" : anything),
  apply: () => anything,
});

/** What the adapters read where an inline script of a real page has run. */
function read({ file, url }: Labelled) {
  history.replaceState(null, "", new URL(url).pathname + new URL(url).search);
  const calls: unknown[][] = [];
  const waiting: (() => void)[] = [];
  const page: Record<string, unknown> = {
    document: {
      getElementById: () => null,
      querySelector: () => null,
      createElement: () => ({}),
      getElementsByTagName: () => [{ parentNode: { insertBefore() {} } }],
    },
    history: {},
    jQuery: anything,
    $: anything,
    fbq: Object.assign((...given: unknown[]) => void calls.push(given), { queue: calls }),
    setTimeout: (run: () => void) => waiting.push(run),
    dataLayer: [],
  };
  page.window = page;
  const context = createContext(page);
  runInContext("function gtag(){ dataLayer.push(arguments) }", context);
  try {
    runInContext(readFileSync(resolve(SHARED, file), "utf8"), context, { timeout: 1000 });
    for (const run of waiting) run();
  } catch {
    // It needs more of its page than stands here; what it told before counts.
  }
  const told = [page.dataLayer, calls] as [unknown[], unknown[][]];
  Object.assign(window, { dataLayer: told[0], fbq: Object.assign(() => {}, { queue: told[1] }) });
  for (const adapter of [dataLayer, segment, metaPixel]) adapter(shop.port);
  return { item: shop.subject.item(), told: JSON.stringify(told) };
}

test.skipIf(!there)(`inline scripts of real shops${there ? "" : " (skipped: no shared data)"}`, () => {
  const all: Labelled[] = JSON.parse(readFileSync(resolve(SHARED, "index.json"), "utf8"));
  const right = { price: 0, sku: 0 };
  const said = { price: 0, sku: 0 };
  const wrong: string[] = [];
  for (const labelled of all) {
    shop = createTestPort();
    const { item, told } = read(labelled);
    expect(shop.errors, labelled.file).toEqual([]);
    shop.stop();
    const ids = item ? [item.item_id, item.sku, ...(item.aliases ?? [])] : [];
    const found = {
      price: labelled.price?.some((each) => Number(each) === item?.price),
      sku: labelled.sku?.some((each) => ids.includes(each)),
    };
    for (const field of ["price", "sku"] as const) {
      // What a script tells nothing of, nobody can read there.
      if (
        labelled[field]?.some((each) => RegExp(`\\b${field === "price" ? Number(each) : each}\\b`).test(told))
      ) {
        said[field]++;
        if (!found[field]) wrong.push(`${labelled.file} ${field}`);
      }
      if (found[field]) right[field]++;
    }
  }
  console.log(
    `data layers: ${all.length} scripts; right: `,
    right,
    "said:",
    said,
    "said, but not read:",
    wrong,
  );
  expect(right.price).toBeGreaterThanOrEqual(11);
  expect(right.sku).toBeGreaterThanOrEqual(10);
  // That one is the id of the page's category.
  expect(wrong).toEqual(["2a84a964ab40-1.js sku"]);
});
