import { describe, expect, it } from "vitest";
import { fileOf, Visit } from "../../test/unit/visit.js";
import type { ActionSource } from "../core/grammar.js";
import { viewOf } from "../core/index.js";
import { address, letter, linkOf, WEB } from "./link.js";

const shop = { phone: "01 23 45", email: "a@b.example", urls: { cart: "/cart", checkout: "/pay" } };
const item = {
  item_id: "P",
  item_name: "Tea & pot",
  price: 39.9,
  currency: "EUR",
  url: "https://s.example/p",
};
const viewed = (of: object = shop) => {
  const visit = new Visit(fileOf([], { shop: of })).look(item, { url: "/p" });
  visit.event("add_to_cart", {
    items: [
      { ...item, quantity: 2 },
      { item_id: "Q", item_name: "Cup" },
    ],
  });
  visit.custom = { evil: "https://evil.example/", script: "javascript:alert(1)" };
  return viewOf(visit.rules, visit.situation);
};
const link = (action: Partial<ActionSource>, of?: object) =>
  linkOf({ label: "Go", do: "open", ...action } as ActionSource, viewed(of), "en");
const mail = (action: Partial<ActionSource>) => {
  const url = new URL(link({ do: "email", ...action }) ?? "");
  return [url.pathname, url.searchParams.get("subject"), url.searchParams.get("body")];
};

describe("where actions lead", () => {
  it("to what the file and the shop name", () => {
    expect(link({ url: "/p?id={item.id}&n={item.name}" })).toBe("/p?id=P&n=Tea%20%26%20pot");
    expect(link({ do: "go_to_cart" })).toBe("/cart");
    expect(link({ do: "go_to_checkout" })).toBe("/pay");
    expect(link({ do: "call" })).toBe("tel:012345");
    expect(link({ do: "copy_coupon" })).toBeUndefined();
  });

  it("nowhere where the target is missing", () => {
    for (const does of ["go_to_cart", "go_to_checkout", "call", "email"] as const) {
      expect(link({ do: does }, {})).toBeUndefined();
    }
    expect(link({ url: "/p?of={interest.id}" })).toBeUndefined();
  });

  it("to a message with what it is about", () => {
    expect(mail({ subject: "About {item.name}", body: "Hello + all", with: "item" })).toEqual([
      "a@b.example",
      "About Tea & pot",
      "Hello + all\r\nTea & pot €39.90 https://s.example/p",
    ]);
    expect(mail({ with: "cart" })[2]).toBe("2 × Tea & pot €39.90 https://s.example/p\r\nCup");
    expect(mail({})).toEqual(["a@b.example", "", ""]);
  });
});

describe("addresses", () => {
  it("may be a fact that is an address as a whole, and nothing else that supplies scheme or host", () => {
    const at = (url: string, schemes?: RegExp) => address(url, viewed(), "en", schemes);
    expect(at("{item.url}")).toBe("https://s.example/p");
    expect(at("{custom.evil}")).not.toMatch(/^https:/);
    expect(at("{custom.script}")).not.toMatch(/^javascript:/);
    expect(at("data:text/html,x")).toBeUndefined();
    expect(at("mailto:a@b.example")).toBe("mailto:a@b.example");
    expect(at("mailto:a@b.example", WEB)).toBeUndefined();
  });

  it("write spaces as mail programs read them", () => {
    expect(letter("a@b.example", "a b+c", "d\r\ne")).toBe(
      "mailto:a@b.example?subject=a%20b%2Bc&body=d%0D%0Ae",
    );
  });
});
