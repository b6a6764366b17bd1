import { expect, it, vi } from "vitest";
import { createBorder } from "../border.js";
import type { Offer } from "./offer.js";
import { offersOf } from "./offers.js";
import { createShell } from "./shell.js";

const shell = createShell(
  { lang: "en" },
  createBorder(new AbortController().signal, Date.now, console.error),
  vi.fn(),
);
const full: Offer = {
  id: "A",
  name: "Cup",
  price: "€12.00",
  list_price: "€15.00",
  rating: "4.7",
  image: "/cup.png",
  url: "/cup",
  reason: "goes with Teapot",
  item: { item_id: "A" },
};
const bare: Offer = {
  ...full,
  name: "Lid",
  price: undefined,
  list_price: undefined,
  rating: undefined,
  image: undefined,
  url: undefined,
};

it("shows each product with its reason, and what is known of it", () => {
  const [add, follow] = [vi.fn(), vi.fn()];
  const list = offersOf([full, bare], shell, add, follow);
  const [first, second] = list.querySelectorAll("[part=item]");
  expect(first?.querySelector("a")?.getAttribute("href")).toBe("/cup");
  expect(first?.querySelector("img")?.getAttribute("alt")).toBe("");
  expect(first?.querySelector("s")?.textContent).toBe("€15.00");
  expect(first?.textContent).toBe("Cup€15.00 €12.00\u00a0·\u00a0★\u00a04.7goes with TeapotAdd");
  expect(second?.querySelector("a, img, s")).toBeNull();
  expect(second?.textContent?.trim()).toBe("Lid goes with TeapotAdd");
  const buttons = list.querySelectorAll("button");
  expect(buttons[1]?.getAttribute("aria-label")).toBe("Add Lid");
  buttons[1]?.click();
  expect(add).toHaveBeenCalledWith(1);
  expect(follow).not.toHaveBeenCalled();
  first?.querySelector("a")?.dispatchEvent(new Event("click"));
  expect(follow).toHaveBeenCalledWith("open", expect.any(Event));
});
