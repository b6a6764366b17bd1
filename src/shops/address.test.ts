import { beforeEach, describe, expect, test } from "vitest";
import { addressOf, pathOf, resolve } from "./address.js";

describe("what names a page", () => {
  test.each([
    ["/p/teapot?utm_source=x", "/p/teapot"],
    ["/p/teapot/", "/p/teapot"],
    ["/p/teapot#reviews", "/p/teapot"],
    ["/", "/"],
    ["/?p=12", "/?p=12"],
    ["/product.php?id=5", "/product.php?id=5"],
    ["/p/teapot.html?id=5", "/p/teapot.html"],
    ["/shop/#/p/teapot", "/shop#/p/teapot"],
    ["/#!/p/teapot", "/#!/p/teapot"],
  ])("of %s: %s", (url, path) => {
    expect(pathOf(new URL(url, "https://shop.example"))).toBe(path);
  });
});

test.each([
  ["/a", "https://shop.example/a"],
  ["//x.example/a", "https://x.example/a"],
  ["", undefined],
  [undefined, undefined],
  ["http://", undefined],
])("%s resolves to %s", (href, expected) => {
  expect(resolve(href, "https://shop.example/p/")?.href).toBe(expected);
});

describe("the page's own URL", () => {
  beforeEach(() => {
    document.head.innerHTML = "";
    (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
      "https://shop.example/collections/new/products/teapot?variant=5",
    );
  });
  test.each([
    ["/products/teapot", "https://shop.example/products/teapot"],
    [
      "https://www.shop.example/collections/new/products/teapot/",
      "https://www.shop.example/collections/new/products/teapot/",
    ],
    // Another page's: a template's mistake, or left over.
    ["/", "https://shop.example/collections/new/products/teapot?variant=5"],
    ["/products/cup", "https://shop.example/collections/new/products/teapot?variant=5"],
    ["", "https://shop.example/collections/new/products/teapot?variant=5"],
  ])("canonical %s: %s", (canonical, expected) => {
    const link = document.createElement("link");
    link.rel = "canonical";
    link.setAttribute("href", canonical);
    document.head.append(link);
    expect(addressOf(document).href).toBe(expected);
  });
  test("none: the location", () => {
    expect(addressOf(document).search).toBe("?variant=5");
  });
});
