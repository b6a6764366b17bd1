import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { stagesOf, typeByClass } from "./stages.js";

let shop: ReturnType<typeof createTestPort>;
const open = (path: string) => {
  shop?.stop();
  history.replaceState(null, "", path);
  shop = createTestPort();
  return stagesOf(shop.port);
};
beforeEach(() => void open("/"));
afterEach(() => {
  shop.stop();
  document.body.className = "";
});

test.each([
  ["product", []],
  ["checkout", [["platform", "begin_checkout", {}]]],
  ["confirmation", [["platform", "purchase", { transaction_id: "T1", value: 5 }]]],
])("%s is told once", (type, events) => {
  const stage = open("/");
  stage(undefined);
  stage(type, "T1", { value: 5 });
  stage(type, "T1", { value: 5 });
  stage(undefined);
  expect([shop.types, shop.events]).toEqual([{ platform: type }, events]);
});

test("each page view has its own", () => {
  const stage = open("/");
  stage("checkout");
  shop.turnTo("/checkout/payment");
  expect(shop.types).toEqual({});
  stage("checkout");
  expect([shop.types, shop.events.length]).toEqual([{ platform: "checkout" }, 2]);
});

describe("an order without a number", () => {
  const order = (path: string) => {
    open(path)("confirmation");
    const [[, , params] = []] = shop.events;
    return (params as { transaction_id?: string }).transaction_id;
  };

  test("goes by its address, so that a reload is no second order", () => {
    expect(order("/thanks?id_order=12&key=ab")).toMatch(/^\d+$/);
    expect(order("/thanks?id_order=12&key=ab")).toBe(order("/thanks?id_order=12&key=ab"));
    expect(order("/thanks?id_order=13&key=ab")).not.toBe(order("/thanks?id_order=12&key=ab"));
  });

  test("has no name where the address is the same for all: a second order is one", () => {
    expect(order("/checkout/onepage/success/")).toBeUndefined();
  });
});

test("of the classes of a body, the first that is known names its type", () => {
  document.body.className = "a c b";
  expect(typeByClass(document, { b: "B", c: "C" })).toBe("B");
  expect(typeByClass(document, { d: "D" })).toBeUndefined();
});
