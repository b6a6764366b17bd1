import { expect, it } from "vitest";
import { fileOf, Visit } from "../../test/unit/visit.js";
import { viewOf } from "../core/index.js";
import { offerOf } from "./offer.js";

const visit = new Visit(fileOf([], { shop: { currency: "EUR" } }));
const offer = (item: object, of?: string, locale = "en") =>
  offerOf(
    { item: { item_id: "A", ...item }, from: "pairs", ...(of && { of }) },
    viewOf(visit.rules, visit.situation),
    locale,
  );

it("puts a product in words, with its reason", () => {
  const given = {
    item_name: "Cup",
    price: 12,
    rating: 4.66,
    url: "/cup",
    image: "https://cdn.example/cup.png",
  };
  expect(offer(given, "Teapot")).toEqual({
    id: "A",
    name: "Cup",
    price: "€12.00",
    list_price: undefined,
    rating: "4.7",
    image: "https://cdn.example/cup.png",
    url: "/cup",
    reason: "goes with Teapot",
    item: { item_id: "A", ...given },
  });
  expect(offer({}, undefined, "fr")).toMatchObject({
    name: "A",
    price: undefined,
    reason: "va avec ce que vous regardez",
  });
});

it("strikes the price before only where it was higher", () => {
  expect(offer({ price: 12, list_price: 15 }).list_price).toBe("€15.00");
  expect(offer({ price: 12, list_price: 12 }).list_price).toBeUndefined();
  expect(offer({ list_price: 15 }).list_price).toBeUndefined();
});

it("takes no address of another scheme", () => {
  expect(offer({ url: "javascript:alert(1)", image: "data:image/png,x" })).toMatchObject({
    url: undefined,
    image: undefined,
  });
});
