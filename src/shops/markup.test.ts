import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { markup } from "./markup.js";

let shop: ReturnType<typeof createTestPort>;

beforeEach(() => {
  history.replaceState(null, "", "/p/tea");
  document.body.removeAttribute("data-floorwalker-page");
  document.body.innerHTML = "";
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  expect(shop.errors).toEqual([]);
});

const TEA = `data-floorwalker-item='{"item_id":"TEA","item_name":"Tea","price":9.9,"currency":"EUR"}'`;
const CUP = `data-floorwalker-item='{"item_id":"CUP"}'`;
const start = async (html: string) => {
  document.body.innerHTML = html;
  markup(shop.port);
  await settle();
};
const click = (selector: string) => document.querySelector<HTMLElement>(selector)?.click();

describe("the page's product", () => {
  test("of the only item", async () => {
    await start(`<main ${TEA}></main>`);
    expect(shop.subject.item()).toMatchObject({ item_id: "TEA", price: 9.9 });
    expect(shop.subject.sources()).toMatchObject({ price: { source: "markup" } });
    expect(shop.types).toEqual({ "markup-item": "product" });
  });

  test.each([
    ["around the heading", `<main ${TEA}><h1>Tea</h1></main><a ${CUP}>Cup</a>`],
    ["on the heading", `<a ${CUP}>Cup</a><h1 ${TEA}>Tea</h1>`],
  ])("of several, the one %s", async (_, html) => {
    await start(html);
    expect(shop.subject.item()?.item_id).toBe("TEA");
  });

  test("of a list, none", async () => {
    await start(`<h1>Tea</h1><a ${TEA}>Tea</a><a ${CUP}>Cup</a>`);
    expect(shop.subject.item()).toBeUndefined();
    expect(shop.types).toEqual({});
  });

  test("that comes later, or is another one with the next page", async () => {
    await start("<main></main>");
    const main = document.querySelector("main")!;
    main.setAttribute("data-floorwalker-item", '{"item_id":"TEA"}');
    await settle();
    expect(shop.subject.item()?.item_id).toBe("TEA");
    shop.turnTo("/p/cup");
    await settle();
    expect(shop.subject.item()).toBeUndefined();
    main.setAttribute("data-floorwalker-item", '{"item_id":"CUP"}');
    await settle();
    expect(shop.subject.item()?.item_id).toBe("CUP");
  });
});

describe("the page's type", () => {
  test("of the body, anew for each page", async () => {
    document.body.setAttribute("data-floorwalker-page", "product");
    await start("");
    expect(shop.types).toEqual({ markup: "product" });
    shop.turnTo("/p/cup");
    await settle();
    expect(shop.types).toEqual({ markup: "product" });
    document.body.setAttribute("data-floorwalker-page", "cart");
    await settle();
    expect(shop.types).toEqual({ markup: "cart" });
  });
});

describe("a click", () => {
  test("anywhere in the button is its event, with the item it stands in", async () => {
    await start(
      `<ul><li ${TEA}><button data-floorwalker-event="add_to_cart"><b>Add</b></button></li><li ${CUP}></li></ul>`,
    );
    click("b");
    expect(shop.events).toEqual([
      [
        "markup",
        "add_to_cart",
        { currency: "EUR", items: [{ item_id: "TEA", item_name: "Tea", price: 9.9, currency: "EUR" }] },
      ],
    ]);
  });

  test("on the item itself, with a quantity", async () => {
    await start(
      `<button ${CUP} data-floorwalker-event="remove_from_cart" data-floorwalker-quantity="2"></button>`,
    );
    click("button");
    expect(shop.events).toEqual([
      ["markup", "remove_from_cart", { items: [{ item_id: "CUP", quantity: 2 }] }],
    ]);
  });

  test("outside of any item, with the page's product, whoever told it", async () => {
    await start('<button data-floorwalker-event="add_to_wishlist"></button>');
    shop.subject.tell("json-ld", { item_id: "TEA", item_name: "Tea" });
    click("button");
    expect(shop.events[0]?.[2]).toMatchObject({ items: [{ item_id: "TEA", item_name: "Tea" }] });
  });

  test("without any product: a name of the shop's own needs none, others say so", async () => {
    await start(
      '<button data-floorwalker-event="size_guide"></button><i data-floorwalker-event="add_to_cart"></i>',
    );
    click("button");
    expect(shop.events).toEqual([["markup", "size_guide", {}]]);
    expect(shop.issues).toEqual([]);
    click("i");
    expect(shop.issues).toEqual([expect.stringContaining("/items: expected a list of items")]);
  });

  test("elsewhere is nothing", async () => {
    await start(`<main ${TEA}></main>`);
    click("main");
    document.dispatchEvent(new Event("click"));
    expect(shop.events).toEqual([]);
  });
});

test("what is wrong is told once, with its place", async () => {
  await start(
    `<main data-floorwalker-item='{"item_id":'><button data-floorwalker-event="add_to_cart"></button></main>`,
  );
  click("button");
  click("button");
  expect(shop.issues.filter((text) => text.includes("data-floorwalker-item"))).toEqual([
    '[data-floorwalker-item]: expected an item such as { item_id: … }, found "{\\"item_id\\":"',
  ]);
});

test("a wrong field is told, the rest serves", async () => {
  await start(`<main data-floorwalker-item='{"item_id":"TEA","price":"12,50 €"}'></main>`);
  expect(shop.issues).toEqual([
    '[data-floorwalker-item]/price: expected a number such as 12.5, found "12,50 €"',
  ]);
  expect(shop.subject.item()?.item_id).toBe("TEA");
});
