import { CURRENCIES, LETTERS } from "./letters.js";

/** A price read from a text. */
export interface Price {
  amount: number;
  /** ISO 4217. */
  currency?: string | undefined;
}

/** What the text alone does not say. */
export interface PriceHint {
  /** ISO 4217; of a text that names no currency, or only a sign shared by several, such as `$` and `kr`. */
  currency?: string | undefined;
  /** What stands before the decimals on this page: decides "1.299" and "1,299", which are thousands otherwise. */
  decimals?: "," | "." | undefined;
}

/** What currencies are called beside their ISO codes, each before its own; at last words that several go by. */
const SIGNS =
  " € eur euro EUR £ GBP ₹ INR ₽ руб р RUB ₴ грн UAH ₺ tl TRY ₪ ILS ₫ đ VND ₩ KRW ₱ PHP zł PLN kč CZK ft HUF lei RON fr CHF r ZAR r$ BRL rp IDR rm MYR 円 JPY 元 CNY kr rs ";

/**
 * A number, with the word and the sign before and behind it. Thousands are apart by a space or an apostrophe; then
 * come points and commas, behind which templates leave a space. The point of an abbreviation is no decimal point.
 */
const NUMBER = RegExp(
  String.raw`(?:([${LETTERS}]+)[.\s]*)?([${CURRENCIES}]?)[\s:./]*?((?:(?<![${LETTERS}])\.)?(?:\d{1,3}(?:[\s'’٬]\d{3})+(?!\d)|\d+)(?:[.,'’٬]\d+)*(?:[.,]\s\d\d(?!\d))?)(?![\d.,]*\s*%)\s*([${LETTERS}]*)[.\s]?([${CURRENCIES}]?)`,
  "g",
);

/** Of these, 1.250 is one and a quarter. */
const MILLS = /KWD|BHD|OMR|TND|JOD|LYD/;
/** A price is not longer than this, with what stands around it. */
const LONGEST = 200;
/** The sign between an amount's parts: "12€50". */
const BETWEEN = RegExp(String.raw`(\d)([${CURRENCIES}])(\d\d)\b`);
/** What has no width. */
const UNSEEN = /[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;

/** The currency that a word and a sign mean: empty if one of several, nothing if they mean none. */
function currencyOf(word = "", sign = ""): string | undefined {
  // "US$", and also "US $".
  const code = word[2] || sign !== "$" ? word : `${word}D`;
  if (/^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf("currency").includes(code)) return code;
  const at = Math.max(...[word.toLowerCase() + sign, sign].map((each) => SIGNS.indexOf(` ${each} `)));
  return at < 0 && !sign ? undefined : (/[A-Z]+/.exec(SIGNS.slice(at))?.[0] ?? "");
}

/**
 * The first price in a text, in whatever way it is written: "1.234,50 €", "R 21,000.00", "₹1,23,456", "kr. 1.299,-",
 * "12€50". A number beside a currency goes before others; percentages and dates are none.
 */
export function parsePrice(text: string, hint: PriceHint = {}): Price | undefined {
  let price: Price | undefined;
  for (const [, word, sign, written = "", after, last] of text
    .slice(0, LONGEST)
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/٫/g, ".")
    .replace(BETWEEN, "$1.$3$2")
    .matchAll(NUMBER)) {
    const found = currencyOf(word, sign) ?? currencyOf(after, last);
    if ((price && found === undefined) || /\..+\.\d{4}/.test(written)) continue;
    const currency = found || hint.currency;
    const number = written.replace(/[\s'’٬]/g, "");
    const [, mark] = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(number) ?? [];
    const thousands = mark
      ? mark !== hint.decimals && !MILLS.test(`${currency}`)
      : /^\d+([.,])(\d+\1)+\d{3}$/.test(number);
    price = {
      amount: +number.replace(thousands ? /[.,]/g : /[.,](?=.*[.,])/g, "").replace(",", "."),
      currency,
    };
    if (found !== undefined) break;
  }
  return price ?? (/^\W*(free|grat(is|uit))\W*$/i.test(text) ? { amount: 0 } : undefined);
}
