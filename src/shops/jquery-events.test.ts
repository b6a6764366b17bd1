import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { onJquery } from "./jquery-events.js";

type Handler = (this: unknown, ...given: unknown[]) => unknown;
const body = document.body as unknown as { onadded?: Handler };
let shop: ReturnType<typeof createTestPort>;
const heard = vi.fn();
beforeEach(() => {
  shop = createTestPort();
  heard.mockReset();
});
afterEach(() => {
  shop.stop();
  delete body.onadded;
});

/** As jQuery does: the handler is called with its element as `this`. */
const trigger = (...given: unknown[]) => body.onadded?.call(body, { type: "added" }, ...given);
const occasion = () => document.dispatchEvent(new Event("click"));

test("hears what came with the event; the page's handler is called first, and answers", () => {
  const order: unknown[] = [];
  const own: Handler = function (...given) {
    order.push([this === body, given.length]);
    return false;
  };
  body.onadded = own;
  onJquery(shop.port, "added", (...given) => order.push(given));
  expect(trigger("a", "b")).toBe(false);
  expect(order).toEqual([
    [true, 3],
    ["a", "b"],
  ]);
  shop.stop();
  expect(body.onadded).toBe(own);
});

test("an error of the page's handler is the page's; ours is not", () => {
  body.onadded = () => {
    throw new RangeError("theirs");
  };
  heard.mockImplementation(() => {
    throw new Error("ours");
  });
  onJquery(shop.port, "added", heard);
  expect(() => trigger()).toThrow(RangeError);
  expect([heard.mock.calls.length, shop.errors.length]).toEqual([1, 1]);
});

test("wrapped again by others, each event is heard once, and theirs stays in the end", () => {
  onJquery(shop.port, "added", heard);
  const ours = body.onadded as Handler;
  const theirs = vi.fn(function (this: unknown, ...given: unknown[]) {
    return ours.apply(this, given);
  });
  body.onadded = theirs;
  occasion();
  occasion();
  trigger(1);
  trigger(2);
  expect([heard.mock.calls, theirs.mock.calls.length]).toEqual([[[1], [2]], 2]);
  shop.stop();
  expect(body.onadded).toBe(theirs);
  trigger(3);
  expect(heard).toHaveBeenCalledTimes(2);
});

test("replaced by others, it is heard again from the next occasion on", () => {
  onJquery(shop.port, "added", heard);
  const theirs = vi.fn();
  body.onadded = theirs;
  occasion();
  trigger(1);
  expect([heard.mock.calls, theirs.mock.calls.length]).toEqual([[[1]], 1]);
  shop.stop();
  expect(body.onadded).toBe(theirs);
});

test("where there was none, none is left", () => {
  onJquery(shop.port, "added", heard);
  expect(body).toHaveProperty("onadded");
  shop.stop();
  expect(body).not.toHaveProperty("onadded");
});
