import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PriceHint, parsePrice } from "./price.js";

const amountOf = (text: string, hint?: PriceHint) => parsePrice(text, hint)?.amount;
const currencyOf = (text: string, hint?: PriceHint) => parsePrice(text, hint)?.currency;

describe("the amount", () => {
  test.each<[string, number | undefined]>([
    ["12.50", 12.5],
    ["12,5 €", 12.5],
    ["1.234,50 €", 1234.5],
    ["1 234,50 €", 1234.5],
    ["1\u00a0234,50\u00a0€", 1234.5],
    ["1\u202f234,50\u202f€", 1234.5],
    ["R 21,000.00", 21000],
    ["CHF 1'234.50", 1234.5],
    ["CHF 1’234’567.–", 1234567],
    ["₹1,23,456", 123456],
    ["₹1,23,456.78", 123456.78],
    ["kr. 1.299,-", 1299],
    ["50,- Kč", 50],
    ["12€50", 12.5],
    ["1 299€99", 1299.99],
    ["1 234$50", 1234.5],
    [".75 €", 0.75],
    ["Rs.500", 500],
    ["0.500 kg", 0.5],
    ["67.8400", 67.84],
    ["$ 1.144.000", 1144000],
    ["392. 00", 392],
    ["€ 8,00 – € 10,00", 8],
    ["344.99 - 444.99", 344.99],
    ["3,49 zł 1,75 zł", 3.49],
    ["2 litres, $12.00", 12],
    ["-20% 39,90 €", 39.9],
    ["15,5 %", undefined],
    ["15.08.2017", undefined],
    ["۸۰٬۰۰۰ تومان", 80000],
    ["١٬٢٣٤٫٥٠ ر.س", 1234.5],
    // Digits of India's scripts, which its shops do not write prices in, are not read; nor misread.
    ["₹१,२३,४५६", undefined],
    ["￥１，２９９", 1299],
    ["Free", 0],
    ["Gratuit !", 0],
    ["Free shipping", undefined],
    ["Sold out", undefined],
    ["", undefined],
  ])("%j", (text, amount) => {
    expect(amountOf(text)).toBe(amount);
  });

  test("three digits behind one mark are thousands, unless the page says otherwise", () => {
    expect(amountOf("1.299")).toBe(1299);
    expect(amountOf("1,299")).toBe(1299);
    expect(amountOf("1.299", { decimals: "." })).toBe(1.299);
    expect(amountOf("1.299", { decimals: "," })).toBe(1299);
    expect(amountOf("1,299", { decimals: "," })).toBe(1.299);
    expect(amountOf("12.50", { decimals: "," })).toBe(12.5);
  });

  test("and unless the currency has three decimals", () => {
    expect(amountOf("KWD 1.250")).toBe(1.25);
    expect(amountOf("1.250", { currency: "BHD" })).toBe(1.25);
    expect(amountOf("KWD 1,250.500")).toBe(1250.5);
  });

  test("a long text costs no more than a short one", () => {
    const began = performance.now();
    for (const text of [
      "1.".repeat(50_000),
      "1 ".repeat(50_000),
      "a".repeat(100_000),
      `${"1.".repeat(98)}1%`,
    ]) {
      parsePrice(text);
    }
    expect(performance.now() - began).toBeLessThan(100);
  });
});

describe("the currency", () => {
  test.each<[string, string | undefined]>([
    ["12,50 €", "EUR"],
    ["12 Euro", "EUR"],
    ["€12", "EUR"],
    ["12€50", "EUR"],
    ["£94.50 GBP", "GBP"],
    ["NZD $100.70", "NZD"],
    ["US $1.23", "USD"],
    ["US$:12.99", "USD"],
    ["R$ 60,00", "BRL"],
    ["R 21,000.00", "ZAR"],
    ["Rp 350.000", "IDR"],
    ["80 Kč", "CZK"],
    ["199.90 Fr.", "CHF"],
    ["2 660 руб.", "RUB"],
    ["22000.00元/台", "CNY"],
    ["14.00 SGD / Each", "SGD"],
    ["2 litres, 12.00 €", "EUR"],
    ["$12", undefined],
    ["805 kr", undefined],
    ["¥ 1,299", undefined],
    ["12.50", undefined],
    ["ABC 12.50", undefined],
    ["12.50 TTC", undefined],
    ["12 constructor", undefined],
  ])("%j", (text, currency) => {
    expect(currencyOf(text)).toBe(currency);
  });

  test("is the hint's where the text names none, or only a sign of several", () => {
    expect(currencyOf("$12", { currency: "CAD" })).toBe("CAD");
    expect(currencyOf("805 kr", { currency: "SEK" })).toBe("SEK");
    expect(currencyOf("12.50", { currency: "EUR" })).toBe("EUR");
    expect(currencyOf("12.50 €", { currency: "USD" })).toBe("EUR");
  });
});

const LOCALES =
  "en-US en-GB en-IN en-ZA en-CA de-DE de-AT de-CH fr-FR fr-CH fr-CA it-IT it-CH es-ES es-MX es-CL pt-BR pt-PT nl-NL nl-BE da-DK sv-SE nb-NO fi-FI is-IS pl-PL cs-CZ sk-SK hu-HU ro-RO bg-BG hr-HR sl-SI lt-LT lv-LV et-EE el-GR tr-TR ru-RU uk-UA he-IL ar-EG ar-SA fa-IR hi-IN ur-PK ta-IN th-TH vi-VN id-ID ms-MY ja-JP zh-CN zh-TW ko-KR km-KH";

describe("what Intl writes", () => {
  const cents = fc.integer({ min: 0, max: 99_999_999 });
  const locale = fc.constantFrom(...LOCALES.split(" "));

  test("gives the amount back", () => {
    const currency = fc.constantFrom(..."EUR USD GBP CHF SEK PLN CZK INR BRL ILS JPY KRW KWD TND".split(" "));
    const currencyDisplay = fc.constantFrom("symbol", "narrowSymbol", "code");
    fc.assert(
      fc.property(cents, locale, currency, currencyDisplay, (given, language, currency, currencyDisplay) => {
        const format = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay });
        const { maximumFractionDigits: digits = 2 } = format.resolvedOptions();
        const amount = given / 10 ** digits;
        expect(amountOf(format.format(amount), { currency })).toBe(amount);
      }),
      { numRuns: 3000 },
    );
  });

  test("also without decimals, or without a currency", () => {
    fc.assert(
      fc.property(cents, locale, fc.constantFrom(0, 2), (given, language, digits) => {
        const format = new Intl.NumberFormat(language, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        });
        expect(amountOf(format.format(given / 10 ** digits))).toBe(given / 10 ** digits);
      }),
      { numRuns: 3000 },
    );
  });

  test("a code is read as the currency", () => {
    fc.assert(
      fc.property(cents, locale, fc.constantFrom("EUR", "USD", "SEK"), (given, language, currency) => {
        const format = new Intl.NumberFormat(language, {
          style: "currency",
          currency,
          currencyDisplay: "code",
        });
        expect(currencyOf(format.format(given / 100))).toBe(currency);
      }),
    );
  });
});

test("any text is read without an error, and what is read is a number", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const price = parsePrice(text);
      expect(price === undefined || Number.isFinite(price.amount)).toBe(true);
    }),
  );
});

const SHARED = resolve("../shared/data/price-strings/price-strings.json");

test.skipIf(!existsSync(SHARED))(
  `texts of real shops${existsSync(SHARED) ? "" : " (skipped: no shared data)"}`,
  () => {
    const all: { text: string | null; amount: number | null }[] = JSON.parse(readFileSync(SHARED, "utf8"));
    const right = all.filter(({ text, amount }) => (amountOf(text ?? "") ?? null) === amount);
    const none = all.filter(({ amount }) => amount === null);
    const seen = none.filter(({ text }) => parsePrice(text ?? ""));
    console.log(
      `price texts: ${right.length} of ${all.length} right; ${seen.length} of ${none.length} without a price read as one`,
    );
    expect(right.length / all.length).toBeGreaterThanOrEqual(0.97);
  },
);
