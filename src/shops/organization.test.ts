import { afterEach, describe, expect, it } from "vitest";
import { findOrganization } from "./organization.js";

afterEach(() => document.head.replaceChildren());

/** A page with these blocks of structured data: texts as they stand, or what is to be written as JSON. */
function found(...blocks: unknown[]) {
  for (const block of blocks) {
    const script = document.head.appendChild(document.createElement("script"));
    script.type = "application/ld+json";
    script.textContent = typeof block === "string" ? block : JSON.stringify(block);
  }
  return findOrganization(document);
}
const shop = { "@type": "Store", name: "La Boutique", telephone: "+33 1 99 00 12 34", email: "a@b.example" };
const told = { name: "La Boutique", telephone: "+33 1 99 00 12 34", email: "a@b.example" };

describe("the shop as its page names it", () => {
  it.each<[string, unknown, object]>([
    ["a node by itself", shop, told],
    ["a list", [{ "@type": "WebSite", name: "Site" }, shop], told],
    ["a graph", { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, shop] }, told],
    ["no name", { telephone: "1" }, { telephone: "1" }],
    [
      "an address for letters alone",
      { name: "A", email: "a@b.example" },
      { name: "A", email: "a@b.example" },
    ],
    ["blanks around", { name: " A ", telephone: " 1 " }, { name: "A", telephone: "1" }],
    ["mailto", { email: "MailTo:a@b.example" }, { email: "a@b.example" }],
    ["a contact point", { name: "A", contactPoint: { telephone: "1" } }, { name: "A", telephone: "1" }],
    ["the first of several", { contactPoint: [{ telephone: "1" }, { telephone: "2" }] }, { telephone: "1" }],
    [
      "its own before its contact point's",
      { telephone: "1", contactPoint: { telephone: "2", email: "a@b.example" } },
      { telephone: "1", email: "a@b.example" },
    ],
  ])("is read from %s", (_, block, expected) => {
    expect(found(block)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["a product and its maker", { "@type": "Product", name: "iPod", brand: shop, manufacturer: shop }],
    ["what is no text", { name: "A", telephone: 33, email: ["a@b.example"] }],
    ["what is empty", { name: "A", telephone: " ", email: "", contactPoint: null }],
    ["an empty list of contact points", { contactPoint: [] }],
    ["no object", "42"],
    ["nothing at all", ""],
    ["null", "null"],
    ["what is no JSON", "{ telephone: "],
  ])("is not made of %s", (_, block) => {
    expect(found(block)).toEqual({});
  });

  it("is found behind blocks that are broken or about something else, and in JSON as pages have it", () => {
    expect(found("{ oops", { "@type": "Product" }, `/* shop */ { "telephone": "1", }`)).toEqual({
      telephone: "1",
    });
  });

  it("is the first that can be reached", () => {
    expect(found({ telephone: "1" }, shop)).toEqual({ telephone: "1" });
    expect(findOrganization(document.implementation.createHTMLDocument())).toEqual({});
  });
});
