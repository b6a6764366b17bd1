import { expect, test } from "vitest";
import { decode } from "./entities.js";

test.each([
  ["Salt &amp; pepper", "Salt & pepper"],
  ["11&quot; iPad", '11" iPad'],
  ["it&#039;s &#x27;so&#X27;", "it's 'so'"],
  ["Elo&iacute;sa, gar&ccedil;on, &Uuml;ber, &ntilde;", "Eloísa, garçon, Über, ñ"],
  ["Stra&szlig;e &ndash; men&rsquo;s&nbsp;&reg;", "Straße – men’s ®"],
  ["&#128512;", "😀"],
  ["&amp;amp;", "&amp;"],
  ["&unknown; &; & a&b; &#; &#xzz; &#99999999999;", "&unknown; &; & a&b; &#;"],
  ["&constructor; &__proto__; &xtoString;", "&constructor; &__proto__; &xtoString;"],
])("%j", (text, expected) => {
  expect(decode(text).startsWith(expected)).toBe(true);
});
