import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { settle } from "../test/unit/shops-port.js";
import { createBorder } from "./border.js";
import { type CoreEvent, compileRules, emptyMemory, type MemoryEvent, remember } from "./core/index.js";
import { dataLayer, jsonLd } from "./shops/index.js";
import type { Keeper } from "./store/keeper.js";
import { type Company, createVisit } from "./visit.js";

const START = 1_750_000_000_000;
const shopWindow = window as { dataLayer?: unknown[] };
let now: number;
let end: AbortController;
let taken: MemoryEvent[];
let happened: CoreEvent[];

function begin(tell = (issue: unknown): void => expect.fail(JSON.stringify(issue))) {
  const border = createBorder(
    end.signal,
    () => now,
    (error) => Promise.reject(error),
  );
  const rules = compileRules({
    floorwalker: 1,
    rules: [
      { id: "looked", on: "view_item", prompt: { type: "card", title: "Hello" } },
      { id: "cart", on: "view_cart", prompt: { type: "card", title: "Your cart" } },
    ],
  });
  const memory = () => taken.reduce((before, event) => remember(before, event), emptyMemory());
  const nothing = () => {};
  const keeper = {
    memory,
    take: (event: MemoryEvent) => taken.push(event),
    forgetful: nothing,
    part: nothing,
  };
  const company = {
    rules: () => rules,
    keeper: keeper as unknown as Keeper,
    tell,
    happened: (event: CoreEvent) => happened.push(event),
    engaged: nothing,
    leaves: nothing,
    seen: nothing,
    wasRead: nothing,
  } as unknown as Company;
  return { visit: createVisit(border, company), memory };
}
const viewed = (item_id: string, item_name = "Teapot") => ({
  event: "view_item",
  ecommerce: { items: [{ item_id, item_name }] },
});
const armed = () => taken.filter(({ name }) => name === "moments_armed");
const input = () => window.dispatchEvent(new Event("pointermove"));

beforeEach(() => {
  history.replaceState(null, "", "/teapot");
  now = START;
  end = new AbortController();
  taken = [];
  happened = [];
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  shopWindow.dataLayer = [];
});
afterEach(() => {
  end.abort();
  delete shopWindow.dataLayer;
  document.head.replaceChildren();
  history.replaceState(null, "", "/");
});

describe("engaged time", () => {
  test("of before a long rest stays in its own session", () => {
    const { visit, memory } = begin();
    visit.start([]);
    input();
    now += 15_000;
    input();
    now += 31 * 60_000;
    input();
    expect(memory()).toMatchObject({ sessions: 2, session: { start: now, dwell: 0 } });
    const told = taken.filter(({ name }) => name === "user_engagement");
    expect(told.at(-2)).toMatchObject({ at: START + 45_000, engagement_time_msec: 45_000 });
    now += 5000;
    visit.hear("track", "view_cart", { items: [] });
    expect(memory().session.dwell).toBe(5000);
    expect(visit.page().dwell).toBe(50_000);
  });
});

describe("the data layer and JSON-LD", () => {
  const ld = () => {
    const script = document.createElement("script");
    script.type = "application/ld+json";
    script.text = JSON.stringify({ "@type": "Product", name: "Teapot", sku: "TEA" });
    document.head.append(script);
  };

  test.each([
    ["the same id", "TEA", [dataLayer, jsonLd]],
    ["an id of its own", "123", [dataLayer, jsonLd]],
    ["an id of its own, heard after", "123", [jsonLd, dataLayer]],
  ])("of one product with %s: one view, one event", async (_, id, adapters) => {
    const late = adapters[0] === jsonLd;
    if (!late) shopWindow.dataLayer?.push(viewed(id), viewed(id));
    ld();
    const { visit, memory } = begin();
    visit.start(adapters);
    await settle();
    if (late) shopWindow.dataLayer?.push(viewed(id), viewed(id));
    expect(memory().items).toHaveLength(1);
    expect(memory().items[0]?.looks.map(([, views]) => views)).toEqual([1]);
    expect(memory().session).toMatchObject({ pages: 1 });
    expect(armed()).toHaveLength(1);
    expect(visit.page().item?.item_name).toBe("Teapot");
  });

  test("of a second product: remembered, a moment, and not the page's", () => {
    const { visit, memory } = begin();
    visit.start([dataLayer]);
    shopWindow.dataLayer?.push(viewed("TEA"));
    shopWindow.dataLayer?.push(viewed("CUP", "Cup"));
    expect(visit.page().item).toMatchObject({ item_id: "TEA", item_name: "Teapot" });
    expect(memory().items.map(({ id, name, aliases = [] }) => [id, name, aliases.includes("CUP")])).toEqual([
      ["CUP", "Cup", false],
      ["TEA", "Teapot", false],
    ]);
    expect(
      armed().map((event) => (event as { moment?: { item?: { id: string } } }).moment?.item?.id),
    ).toEqual(["TEA", "CUP"]);
    expect(happened.filter(({ name }) => name === "view_item")).toHaveLength(2);
  });
});

describe("what a page is about", () => {
  const push = (id: string, name?: string) => shopWindow.dataLayer?.push(viewed(id, name));
  const at = (path: string) => history.replaceState(null, "", path);

  test("a product looked at makes it that product's page", () => {
    const { visit } = begin();
    visit.start([dataLayer]);
    push("TEA");
    expect(visit.page()).toMatchObject({ type: "product", item: { item_id: "TEA" } });
  });

  test.each(["/", "/collections/tea", "/search?q=tea", "/cart"])(
    "at %s it does not, though it is remembered",
    (path) => {
      at(path);
      document.title = "A shop";
      const { visit, memory } = begin();
      visit.start([dataLayer]);
      const { type } = visit.page();
      push("TEA");
      expect(visit.page()).toMatchObject({ type });
      expect(visit.page().item).toBeUndefined();
      expect(memory().items.map(({ id }) => id)).toEqual(["TEA"]);
    },
  );

  test("at a category's path it does where the page is called like it", () => {
    at("/category/tea/teapot");
    document.title = "TEAPOT – a shop";
    const { visit } = begin();
    visit.start([dataLayer]);
    push("TEA");
    expect(visit.page()).toMatchObject({ type: "product", item: { item_id: "TEA" } });
  });

  test("it does not once the visitor clicked there, but on the next page", () => {
    document.title = "A shop";
    const { visit } = begin();
    visit.start([dataLayer]);
    document.body.click();
    push("TEA");
    expect(visit.page()).toMatchObject({ type: "other" });
    expect(visit.page().item).toBeUndefined();
    history.pushState(null, "", "/cup");
    push("CUP", "Cup");
    expect(visit.page()).toMatchObject({ type: "product", item: { item_id: "CUP" } });
  });

  test("whoever knows that it is of another kind has the last word, but for what the shop tracks", () => {
    let says = (_type: string) => {};
    const { visit } = begin();
    visit.start([
      dataLayer,
      ({ pageType }) => {
        says = (type) => pageType("platform", type);
      },
    ]);
    push("TEA");
    says("category");
    expect(visit.page()).toMatchObject({ type: "category" });
    expect(visit.page().item).toBeUndefined();
    visit.hear("track", "view_item", { items: [{ item_id: "CUP", item_name: "Cup" }] });
    expect(visit.page()).toMatchObject({ type: "category", item: { item_id: "CUP" } });
  });
});

describe("the platform", () => {
  test("tells how it keeps the cart: a look at it only on the cart's page", () => {
    const { visit, memory } = begin();
    visit.start([
      ({ event, pageType }) => {
        event("platform", "view_cart", { items: [{ item_id: "TEA" }] });
        expect([memory().cart?.lines.length, armed()]).toEqual([1, []]);
        pageType("platform", "cart");
        event("platform", "view_cart", { items: [{ item_id: "TEA" }] });
      },
    ]);
    expect(armed()).toHaveLength(1);
  });

  test("tells of a second product looked at: remembered, and neither the page's nor the same", () => {
    document.title = "A shop";
    const { visit, memory } = begin();
    visit.start([
      ({ event }) => {
        for (const item_id of ["TEA", "CUP"]) event("platform", "view_item", { items: [{ item_id }] });
      },
    ]);
    expect(visit.page().item).toMatchObject({ item_id: "TEA" });
    expect(memory().items.map(({ id, aliases = [] }) => [id, aliases.length])).toEqual([
      ["CUP", 0],
      ["TEA", 1],
    ]);
  });

  test("has one way into the cart, or none is taken; and hears when memory was opened", () => {
    const { visit } = begin();
    const add = async () => true;
    const known = vi.fn();
    visit.start([
      ({ canAdd, onMemory }) => {
        canAdd(add);
        onMemory(known);
      },
    ]);
    expect(visit.way()).toBe(add);
    visit.recall();
    expect(known).toHaveBeenCalledOnce();
    const late = vi.fn();
    visit.start([({ onMemory }) => onMemory(late)]);
    expect(late).toHaveBeenCalledOnce();
    const { visit: other } = begin();
    other.start([({ canAdd }) => canAdd(add), ({ canAdd }) => canAdd(add)]);
    expect(other.way()).toBeUndefined();
  });

  test("may be heard late, from a file of its own: it misses nothing", async () => {
    const { visit } = begin();
    const known = vi.fn();
    const item = { item_id: "TEA", item_name: "Teapot" };
    visit.start(
      Promise.resolve([
        (port) => {
          port.item("platform", item);
          port.onMemory(known);
        },
      ]),
    );
    visit.recall();
    expect(visit.read()).toBe(false);
    await settle();
    expect([visit.read(), visit.page().item]).toMatchObject([true, item]);
    expect(known).toHaveBeenCalledOnce();
  });

  test("whose file does not come is told, and the page counts as read", async () => {
    const tell = vi.fn();
    const { visit } = begin(tell);
    visit.start(Promise.reject(new Error("no such file")));
    await settle();
    expect([visit.read(), tell.mock.calls.map(String)]).toEqual([true, ["Error: no such file"]]);
  });
});
