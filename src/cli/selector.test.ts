import { expect, it } from "vitest";
import { isSelector } from "./selector.js";

it.each(
  [
    ...[
      "#main .guide",
      "a b > c ~ d + e",
      "a:hover::before",
      "[data-x='y' i]",
      ".md\\:flex",
      ".é",
      "#\\31 0",
    ],
    ...[
      ":is(.a, .b)",
      "a:not(.b)",
      "div:has(> img)",
      "li:nth-child(2n + 1)",
      "a, b",
      "svg|a",
      "*",
      "a /* b */ c",
    ],
    ...["input:-webkit-autofill", "dialog:modal", "::part(x)", "summary::marker"],
  ].map((selector) => [selector]),
)("takes %s", (selector) => expect(isSelector(selector)).toBe(true));

it.each(
  [
    ...[
      "",
      " ",
      "#",
      ".",
      "..a",
      "#1",
      ".1a",
      "1a",
      "a >",
      "> a",
      "a > > b",
      "a,",
      ",a",
      "a,,b",
      "a b)",
      "a(b",
    ],
    ...[
      "div[",
      "[a=b",
      "a:",
      "a::",
      ":not(",
      "a{}",
      "@media",
      "a$b",
      "a!b",
      "//div",
      "document.querySelector('x')",
    ],
    ...["li:first", "a:contains('x')", "div:not(:visible)", "a, li:first", "$('.x')"],
  ].map((selector) => [selector]),
)("refuses %j", (selector) => expect(isSelector(selector)).toBe(false));
