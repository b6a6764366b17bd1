import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTestPort, settle } from "../../test/unit/shops-port.js";
import { jsonLd } from "./json-ld.js";

type Shop = ReturnType<typeof createTestPort>;
let shop: Shop;
let state: DocumentReadyState;

const script = (data: unknown) => {
  const element = document.createElement("script");
  element.type = "application/ld+json";
  element.textContent = typeof data === "string" ? data : JSON.stringify(data);
  document.body.append(element);
  return element;
};
const product = (name: string, more = {}) => ({ "@type": "Product", name, sku: name.toUpperCase(), ...more });
const become = (next: DocumentReadyState) => {
  state = next;
  document.dispatchEvent(new Event("readystatechange"));
};

beforeEach(() => {
  document.body.innerHTML = "";
  history.replaceState(null, "", "/p/tea");
  state = "complete";
  vi.spyOn(document, "readyState", "get").mockImplementation(() => state);
  shop = createTestPort();
});
afterEach(() => {
  shop.stop();
  expect(shop.errors).toEqual([]);
});

test("the page's product, and that the page is a product's", async () => {
  script(product("Tea"));
  jsonLd(shop.port);
  await settle();
  expect(shop.subject.item()).toMatchObject({ item_id: "TEA", item_name: "Tea" });
  expect(shop.subject.sources()).toMatchObject({ item_name: { source: "json-ld" } });
  expect(shop.types).toEqual({ "json-ld": "product" });
});

test("not before the HTML is there: half a list looks like one product", async () => {
  state = "loading";
  script(product("Tea"));
  jsonLd(shop.port);
  await settle();
  script(product("Cup"));
  become("interactive");
  await settle();
  expect(shop.subject.item()).toBeUndefined();
  expect(shop.types).toEqual({});
});

test("what a tag manager puts in later", async () => {
  jsonLd(shop.port);
  await settle();
  const later = script("");
  await settle();
  later.textContent = JSON.stringify(product("Tea"));
  await settle();
  expect(shop.subject.item()?.item_id).toBe("TEA");
});

describe("the observer ends", () => {
  const observed = () => vi.spyOn(window.MutationObserver.prototype, "disconnect");

  test("with the page complete and the product there", async () => {
    script(product("Tea"));
    state = "interactive";
    jsonLd(shop.port);
    await settle();
    const ended = observed();
    become("complete");
    await settle();
    expect(ended).toHaveBeenCalled();
    script(product("Cup"));
    await settle();
    expect(shop.subject.item()?.item_id).toBe("TEA");
  });

  test("after ten seconds without", async () => {
    vi.useFakeTimers();
    jsonLd(shop.port);
    await vi.advanceTimersByTimeAsync(1000);
    // Nothing is due meanwhile: what comes too late ends it.
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(9500);
    const ended = observed();
    script(product("Tea"));
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    expect(ended).toHaveBeenCalled();
    expect(shop.subject.item()).toBeUndefined();
  });

  test("as all ends", async () => {
    jsonLd(shop.port);
    await settle();
    shop.stop();
    script(product("Tea"));
    await settle();
    expect(shop.subject.item()).toBeUndefined();
  });
});

describe("in a single-page shop", () => {
  test("the new page's product, when it comes; the old one's script is merely not taken away yet", async () => {
    const old = script(product("Tea"));
    jsonLd(shop.port);
    await settle();
    shop.turnTo("/p/cup");
    await settle();
    expect(shop.subject.item()).toBeUndefined();
    old.remove();
    script(product("Cup"));
    await settle();
    expect(shop.subject.item()?.item_id).toBe("CUP");
    expect(shop.types).toEqual({ "json-ld": "product" });
  });

  test("a script written anew, and one put in before the address changed", async () => {
    const one = script(product("Tea"));
    jsonLd(shop.port);
    await settle();
    one.textContent = JSON.stringify(product("Cup"));
    shop.turnTo("/p/cup");
    await settle();
    expect(shop.subject.item()?.item_id).toBe("CUP");
  });

  test("a page without a product; back again, the script still there", async () => {
    script(product("Tea"));
    jsonLd(shop.port);
    await settle();
    shop.turnTo("/help");
    await settle();
    expect(shop.subject.item()).toBeUndefined();
    shop.turnTo("/p/tea");
    await settle();
    expect(shop.subject.item()?.item_id).toBe("TEA");
  });

  test("the same page by another way", async () => {
    const link = Object.assign(document.createElement("link"), { rel: "canonical", href: "/p/tea" });
    document.head.append(link);
    script(product("Tea"));
    jsonLd(shop.port);
    await settle();
    shop.turnTo("/new/p/tea");
    await settle();
    link.remove();
    expect(shop.subject.item()?.item_id).toBe("TEA");
  });

  test("a variant in the query is the same product", async () => {
    script(product("Tea"));
    jsonLd(shop.port);
    await settle();
    shop.turnTo("/p/tea?variant=2");
    await settle();
    expect(shop.subject.item()?.item_id).toBe("TEA");
  });
});

test("a featured product makes no product page of a home page", async () => {
  history.replaceState(null, "", "/");
  script(product("Tea", { url: "/p/tea" }));
  jsonLd(shop.port);
  await settle();
  expect(shop.subject.item()).toBeUndefined();
});

test("one script that is no JSON does not hide the others", async () => {
  for (const text of ["{", "", "<html>"]) script(text);
  script(product("Tea"));
  jsonLd(shop.port);
  await settle();
  expect(shop.subject.item()?.item_id).toBe("TEA");
});
