import { expect, it } from "vitest";
import { localeOf } from "./locale.js";

it.each([
  ["fr", "fr"],
  ["fr-CA", "fr-CA"],
  ["pt-br", "pt-br"],
  ["fr_FR", "fr-FR"],
  ["FR", "fr"],
  ["DE_AT", "de-AT"],
  ["zh_Hans_CN", "zh-Hans-CN"],
  ["fr_FR.UTF-8", "fr-FR"],
  ["de_DE@euro", "de-DE"],
])("takes %s for %s", (tag, expected) => {
  expect(localeOf(tag)).toBe(expected);
  expect(() => new Intl.NumberFormat(localeOf(tag))).not.toThrow();
});

it.each(["", " ", "?", "{{ lang }}", "f", "french-language-of-france", "-", "12", undefined as never])(
  "takes the platform's own for %j",
  (tag) => {
    expect(localeOf(tag)).toBe(new Intl.NumberFormat().resolvedOptions().locale);
  },
);
