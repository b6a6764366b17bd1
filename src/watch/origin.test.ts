import { expect, test } from "vitest";
import { originOf } from "./origin.js";

const HERE = "https://shop.example/p/1";

test.each([
  ["direct", HERE, "", {}],
  ["another page of the shop", HERE, "https://shop.example/list?q=secret", {}],
  [
    "another site",
    HERE,
    "https://blog.example/a?q=secret",
    { source: "blog.example", referrer: "blog.example" },
  ],
  [
    "an app",
    HERE,
    "android-app://com.example.mail/",
    { source: "com.example.mail", referrer: "com.example.mail" },
  ],
  [
    "parameters",
    `${HERE}?utm_source=news&utm_medium=email&utm_campaign=May+sale&token=1`,
    "",
    { source: "news", medium: "email", campaign: "May sale" },
  ],
  [
    "parameters before the referrer",
    `${HERE}?utm_source=news`,
    "https://mail.example/",
    { source: "news", referrer: "mail.example" },
  ],
  ["parameters without a value", `${HERE}?utm_source=&utm_medium`, "", {}],
  [
    "an ad",
    `${HERE}?gclid=abc`,
    "https://www.google.com/",
    { source: "google", medium: "cpc", referrer: "www.google.com" },
  ],
  ["an ad with parameters", `${HERE}?gclid=abc&utm_source=ads`, "", { source: "ads", medium: "cpc" }],
  ["a long parameter", `${HERE}?utm_source=${"x".repeat(5000)}`, "", { source: "x".repeat(100) }],
])("%s", (_, url, referrer, origin) => {
  expect(originOf(url, referrer)).toEqual(origin);
});
