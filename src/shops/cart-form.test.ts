import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestPort } from "../../test/unit/shops-port.js";
import { createTraps } from "../../test/unit/traps.js";
import { fieldOf, onCartForm } from "./cart-form.js";

let shop: ReturnType<typeof createTestPort>;
const expected = vi.fn();
beforeEach(() => {
  shop = createTestPort();
  expected.mockReset();
  onCartForm(shop.port, "form.cart", "qty", (form) => fieldOf(form, "product"), expected);
});
afterEach(() => {
  shop.stop();
  document.body.innerHTML = "";
  expect([shop.issues, shop.errors]).toEqual([[], []]);
});

const form = (html: string, name = "cart") => {
  document.body.innerHTML = `<form class="${name}">${html}</form>`;
  return document.body.firstElementChild as HTMLFormElement;
};
const submit = (target: EventTarget, prevented = false) => {
  const event = new Event("submit", { bubbles: true, cancelable: true });
  if (prevented) target.addEventListener("submit", (each) => each.preventDefault(), { once: true });
  target.dispatchEvent(event);
};
const TEA = `<input name="product" value="12"><input name="qty" value="3">`;

test("a posted one is told as it goes, with what the page knows of the product", () => {
  shop.subject.tell("platform", { item_id: "12", item_name: "Tea" });
  submit(form(TEA));
  expect(shop.events).toEqual([
    [
      "platform",
      "add_to_cart",
      { items: [expect.objectContaining({ item_id: "12", quantity: 3, item_name: "Tea" })] },
    ],
  ]);
  expect(expected).not.toHaveBeenCalled();
});

test("where the page goes on by itself, it is expected", () => {
  submit(form(TEA), true);
  expect([shop.events, expected.mock.calls]).toEqual([[], [[{ id: "12", quantity: 3 }]]]);
});

test.each([
  ["another form", TEA, "other"],
  ["nothing chosen", `<input name="product" value=""><input name="qty" value="3">`, "cart"],
  ["no field", "", "cart"],
])("%s says nothing", (_, html, name) => {
  submit(form(html, name));
  expect(shop.events).toEqual([]);
});

test("without a quantity it is one; what is no form, nothing", () => {
  submit(form(`<input name="product" value="12"><input name="qty" value="some">`));
  submit(document);
  expect(shop.events).toMatchObject([["platform", "add_to_cart", { items: [{ quantity: 1 }] }]]);
});

test("no other field is read", () => {
  const traps = createTraps();
  const one = form(
    `${TEA}<input name="email" value="x"><textarea name="engraving">x</textarea><input type="password">`,
  );
  for (const field of one.querySelectorAll("[name=email],textarea,[type=password]")) traps.on(field, "value");
  traps.on(one, "elements");
  submit(one);
  submit(one, true);
  expect([traps.touched, shop.events.length, expected.mock.calls.length]).toEqual([[], 1, 1]);
});
