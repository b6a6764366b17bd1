import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { ask } from "./ask.js";

let shop: ReturnType<typeof createTestPort>;
const fetched = vi.fn();
beforeEach(() => {
  shop = createTestPort();
  vi.stubGlobal("fetch", fetched.mockReset());
});
afterEach(() => shop.stop());

test("asks as the shop's scripts do", async () => {
  fetched.mockResolvedValue(Response.json({ items: [] }));
  expect(await ask(shop.port, "/cart.js")).toEqual({ items: [] });
  const headers = { accept: "application/json", "x-requested-with": "XMLHttpRequest" };
  expect(fetched.mock.calls).toEqual([["/cart.js", { headers }]]);
});

test("posts fields", async () => {
  fetched.mockResolvedValue(Response.json([1]));
  expect(await ask(shop.port, "/add", { id: 1, name: "a&b" })).toEqual([1]);
  const [, { method, body }] = fetched.mock.calls[0] as [string, RequestInit];
  expect([method, `${body}`]).toEqual(["POST", "id=1&name=a%26b"]);
});

test.each([
  ["can't be reached", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["answers with a page", async () => new Response("<!doctype html>")],
  ["refuses", async () => Response.json({ status: 422 }, { status: 422 })],
  [
    "is not asked, as the page has broken fetch",
    () => {
      throw new Error("broken");
    },
  ],
])("nothing where the shop %s", async (_, answer) => {
  fetched.mockImplementation(answer);
  expect(await ask(shop.port, "/cart.js")).toBeUndefined();
});

test.each([[null], [5], ["text"], [false]])("%j is an object without fields", async (answer) => {
  fetched.mockResolvedValue(Response.json(answer));
  const { items } = (await ask(shop.port, "/cart.js")) ?? { items: "nothing" };
  expect(items).toBeUndefined();
});
