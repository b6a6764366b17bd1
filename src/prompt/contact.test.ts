import { expect, it } from "vitest";
import { contactLines, dial } from "./contact.js";

it("tells how to reach the shop, and when", () => {
  const shop = {
    phone: "+33 1 23 45 67 89",
    email: "bonjour@boutique.example",
    address: "3 rue du Marché, 75011 Paris",
    hours: { "mon-fri": ["09:30-12:30", "14:00-19:00"], sat: ["10:00-18:00"] },
  };
  expect(contactLines(shop, "fr")).toEqual([
    { text: "+33\u00a01\u00a023\u00a045\u00a067\u00a089", href: "tel:+33123456789" },
    { text: "bonjour@boutique.example", href: "mailto:bonjour@boutique.example" },
    { text: "3 rue du Marché, 75011 Paris" },
    { text: "lun.–ven. 09:30-12:30, 14:00-19:00" },
    { text: "sam. 10:00-18:00" },
  ]);
  expect(contactLines({ hours: { "fri-mon": ["10:00-24:00"] } }, "en")).toEqual([
    { text: "Fri–Mon 10:00-24:00" },
  ]);
  expect(contactLines({}, "fr")).toEqual([]);
});

it("dials digits only", () => {
  expect(dial("(01) 23.45-67 89")).toBe("tel:0123456789");
});
