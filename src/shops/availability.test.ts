import { expect, test } from "vitest";
import { availabilityOf } from "./availability.js";

test.each([
  ["InStock", "InStock"],
  ["https://schema.org/InStock", "InStock"],
  ["http://schema.org/OutOfStock", "OutOfStock"],
  ["schema:SoldOut", "OutOfStock"],
  ["https://schema.org/BackOrder", "BackOrder"],
  ["https://schema.org/LimitedAvailability", "LimitedAvailability"],
  ["Discontinued", "Discontinued"],
  ["instock", "InStock"],
  ["in_stock", "InStock"],
  ["out of stock", "OutOfStock"],
  ["Auf Lager", "InStock"],
  ["Nicht auf Lager", "OutOfStock"],
  ["Derzeit nicht verfügbar", "OutOfStock"],
  ["Sofort lieferbar", "InStock"],
  ["En stock", "InStock"],
  ["Rupture de stock", "OutOfStock"],
  ["Non disponible", "OutOfStock"],
  ["Disponible", "InStock"],
  ["Agotado", "OutOfStock"],
  ["Non disponibile", "OutOfStock"],
  ["Disponibile", "InStock"],
  ["Niet op voorraad", "OutOfStock"],
  ["Op voorraad", "InStock"],
  ["Skladem", "InStock"],
  ["Нет в наличии", "OutOfStock"],
  ["В наличии", "InStock"],
  ["Check stock", undefined],
  ["Add to basket", undefined],
  ["", undefined],
])("%s is %s", (text, word) => {
  expect(availabilityOf(text)).toBe(word);
});
