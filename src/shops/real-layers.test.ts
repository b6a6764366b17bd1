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

/** Why what is labelled is not read: no script says it, but for the one number that is another thing's. */
const UNREAD: Record<string, Record<string, string[]>> = {
  "asks Google's tag manager for it, whose variables its container has": {
    "price sku": ["2dfce31e999e-15", "75cde7398dcd-20", "b331d4765053-38", "e3c3d4d8f7f3-38"],
  },
  "tells it of what the visitor will click, or the shop's own scripts will tell": {
    price: ["36dbaefc4b2a-3", "36dbaefc4b2a-14", "36dbaefc4b2a-18"],
    sku: ["c9f80eb2d0f9-16"],
    "price sku": [
      ...["469894a59bfb-15", "8830b60f1223-10", "fb989c442669-10"],
      ...["5c1ec210b0bf-31", "5c1ec210b0bf-32", "745644b6e280-31", "745644b6e280-32"],
      ...["7c789e683a81-29", "7c789e683a81-30"],
    ],
  },
  "tells of the visitor, or of the product's category alone": {
    "price sku": ["2342b61d6831-3", "98c23afb105e-3", "b331d4765053-3", "e3c3d4d8f7f3-3"],
  },
  "tells the product's id, and the page shows another code; its price it does not tell": {
    "price sku": ["2a84a964ab40-20", "5f885d1f831a-21"],
  },
  "tells the product's id, and the page shows another code": {
    sku: ["5f885d1f831a-1", "863666537904-20", "9f14dd854ff8-20"],
  },
  "tells the product's id; what is labelled is that of its category": { sku: ["2a84a964ab40-1"] },
  "tells another price than the page shows: of another product, or before the discount": {
    price: ["36dbaefc4b2a-15", "75cde7398dcd-1"],
  },
};

test.skipIf(!there)(`inline scripts of real shops${there ? "" : " (skipped: no shared data)"}`, () => {
  const all: Labelled[] = JSON.parse(readFileSync(resolve(SHARED, "index.json"), "utf8"));
  const right = { price: 0, sku: 0 };
  const unread: Record<string, string> = {};
  const said: string[] = [];
  for (const labelled of all) {
    shop = createTestPort();
    const { item, told } = read(labelled);
    expect(shop.errors, labelled.file).toEqual([]);
    shop.stop();
    const ids = item ? [item.item_id, item.sku, ...(item.aliases ?? [])] : [];
    const missing = (["price", "sku"] as const).filter((field) => {
      const values = labelled[field] ?? [];
      const found = values.some((each) => (field === "price" ? +each === item?.price : ids.includes(each)));
      if (found) right[field]++;
      // What a script tells nothing of, nobody can read there.
      const says = values.some((each) => RegExp(`\\b${field === "price" ? +each : each}\\b`).test(told));
      if (says && !found) said.push(`${labelled.file} ${field}`);
      return values[0] && !found;
    });
    if (missing[0]) unread[labelled.file] = missing.join(" ");
  }
  console.log(`data layers: ${all.length} scripts; right:`, right, "said, but not read:", said);
  expect(right).toEqual({ price: 11, sku: 10 });
  expect(said).toEqual(["2a84a964ab40-1.js sku"]);
  const known = Object.values(UNREAD).flatMap((group) =>
    Object.entries(group).flatMap(([fields, files]) => files.map((file) => [`${file}.js`, fields])),
  );
  expect(unread).toEqual(Object.fromEntries(known));
});
