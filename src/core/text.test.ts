import { describe, expect, it } from "vitest";
import { fileOf, HOUR, Visit } from "../../test/unit/visit.js";
import { inLanguage, render, renderUrl, type Text, viewOf } from "./index.js";

const shop = {
  name: "La Boutique",
  currency: "EUR",
  phone: "+33 1 23 45 67 89",
  free_shipping_from: 49,
  timezone: "Europe/Paris",
};
const visit = (item: object = {}, custom: object = {}) => {
  const one = new Visit(fileOf([], { shop })).look({
    item_id: "P 1",
    item_name: "Lampe & Co",
    price: 1234.5,
    currency: "EUR",
    ...item,
  });
  one.custom = { ...custom };
  return one;
};
const say = (text: Text, locale = "fr", one = visit()) =>
  render(text, viewOf(one.rules, one.situation), locale);
const link = (text: Text, custom: object = {}, item: object = {}) => {
  const one = visit(item, custom);
  return renderUrl(text, viewOf(one.rules, one.situation), "fr");
};
const spaced = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ");

describe("texts", () => {
  it("writes prices by the locale's rules, with spaces that do not break", () => {
    expect(spaced(say("{item.price}"))).toBe("1 234,50 €");
    expect(say("{item.price}")).not.toContain(" ");
    expect(say("{item.price}", "en")).toBe("€1,234.50");
    expect(spaced(say("{item.price}", "de-DE"))).toBe("1.234,50 €");
  });

  it("shows money of another currency, though rules do not test it", () => {
    const one = visit({ currency: "USD", price: 5 });
    expect(one.fact("item.price")).toBeUndefined();
    expect(say("{item.price}", "en-US", one)).toBe("$5.00");
  });

  it("writes durations, dates, lists and numbers by the locale's rules", () => {
    const one = visit().wait(3 * HOUR);
    expect(spaced(say("{session.duration}", "fr", one))).toBe("3 heures");
    expect(say("{time.date}", "fr", one)).toBe("5 janvier 2026");
    one.event("view_cart", { items: [{ item_id: "A" }, { item_id: "B" }] });
    expect(say("{cart.items}", "fr", one)).toBe("A et B");
    expect(say("{item.rating}", "fr", visit({ rating: 4.5 }))).toBe("4,5");
  });

  it("names the shop, its phone unbroken", () => {
    expect(say("{shop.name}")).toBe("La Boutique");
    expect(say("{shop.phone}")).toBe("+33\u00a01\u00a023\u00a045\u00a067\u00a089");
    expect(spaced(say("{shop.free_shipping_from}"))).toBe("49,00 €");
  });

  it("takes a doubled brace for one", () => {
    expect(say("{{item.name}")).toBe("{item.name}");
    expect(say("{{{item.name}")).toBe("{Lampe & Co");
    expect(say("a } b")).toBe("a } b");
  });

  it("says other words where there is no value, and nothing at all without them", () => {
    expect(say("Pour {item.brand|cette marque} !")).toBe("Pour cette marque !");
    expect(say("Pour {item.brand|} !")).toBe("Pour  !");
    expect(say("{item.name|x}")).toBe("Lampe & Co");
    expect(say("Pour {item.brand} !")).toBeUndefined();
    expect(say("{custom.nothing}")).toBeUndefined();
  });

  it("takes what it puts in for text, once: no placeholder, no markup", () => {
    expect(say("{item.name}", "fr", visit({ item_name: "{shop.name}" }))).toBe("{shop.name}");
    expect(say("{item.name}", "fr", visit({ item_name: "$& $1 <b>" }))).toBe("$& $1 <b>");
  });

  it("takes the exact tag, then its base, then the first", () => {
    const text = { en: "colour", "en-US": "color", fr: "couleur" };
    expect(["en-US", "en-GB", "fr-CA", "ja"].map((locale) => say(text, locale))).toEqual([
      "color",
      "colour",
      "couleur",
      "colour",
    ]);
  });
});

describe("languages", () => {
  it("are found whatever their case", () => {
    const text = { en: "colour", "pt-BR": "cor", FR: "couleur" };
    expect(
      ["FR", "fr", "fr-ca", "pt-br", "PT-BR", "EN-US", "constructor"].map((tag) => inLanguage(text, tag)),
    ).toEqual(["couleur", "couleur", "couleur", "cor", "cor", "colour", "colour"]);
    expect(inLanguage({}, "fr")).toBeUndefined();
  });
});

describe("addresses", () => {
  it("percent-encodes what stands in for a placeholder", () => {
    expect(link("/s?q={item.name}&id={item.id}")).toBe("/s?q=Lampe%20%26%20Co&id=P%201");
    expect(link("/p/{custom.path}", { path: "../../x?y#z" })).toBe("/p/..%2F..%2Fx%3Fy%23z");
  });

  it("takes http, https, mailto, tel and relative ones alone", () => {
    for (const url of ["https://shop.example/x", "/x", "x?y", "#z", "mailto:a@b.example", "tel:+331"])
      expect(link(url)).toBe(url);
    for (const url of [
      "javascript:alert(1)",
      "JavaScript:alert(1)",
      "java\nscript:alert(1)",
      " javascript:x",
      "data:text/html,x",
      "vbscript:x",
      "blob:x",
      "file:///x",
    ]) {
      expect(link(url), url).toBeUndefined();
    }
  });

  it("lets no placeholder supply a scheme", () => {
    expect(link("{custom.x}:alert(1)", { x: "javascript" })).toBeUndefined();
    expect(link("{custom.x}://evil.example/", { x: "https" })).toBeUndefined();
    expect(link("{custom.x}", { x: "javascript:alert(1)" }) ?? "").not.toContain(":");
  });

  it.each([
    ["https://{custom.x}/a", "evil.example"],
    ["//{custom.x}/a", "evil.example"],
    ["https://shop.example{custom.x}/a", ".evil.example"],
    ["https://{custom.x}.shop.example/a", "evil"],
    ["/{custom.x}", "/evil.example"],
    ["/{custom.x}", "\\evil.example"],
    ["https://{custom.x}@shop.example/", "user"],
  ])("lets no placeholder supply a host: %s with %s", (url, x) => {
    const given = link(url, { x });
    const host = given === undefined ? "none" : new URL(given, "https://shop.example/").host;
    expect(["none", "shop.example"]).toContain(host);
    if (given) expect(new URL(given, "https://shop.example/").username).toBe("");
  });

  it("bears half a character, as a cut text may end in", () => {
    expect(() => link("/s?q={custom.x}", { x: "a\ud83d" })).not.toThrow();
  });
});
