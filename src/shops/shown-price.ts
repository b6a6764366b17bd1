import { LETTERS } from "./letters.js";
import { type Price, parsePrice } from "./price.js";

/** Names of what it cost before; and of prices of something else. */
const OLD =
  /(^|[\s_-])(old|was|before|full|list|strike\w*|crossed|orig\w*|retail|rrp|uvp|msrp|pvp)|(price|prix|preis)_?-?old/;
const OTHER =
  /ship|deliver|livr|versand|month|install|saving|discount|(mini|side).?cart|related|recommend|point|filter/;
/** Names of a price, in the languages of Europe. */
const PRICED = /pri[cxjs]|prei[sx]|pre[cçz]|cena|cijen|hinta|kaina/;
const NUMBERS = /\d+([\s.,'’]+\d+)*/g;
/** A price with its currency and a word. */
const LONGEST = 40;
/** The letters of a currency. */
const WORD = 4;
/** So far up an element is called by what it belongs to. */
const LEVELS = 5;

/** A price that the page shows. */
export interface ShownPrice extends Price {
  /** Struck out, or called an old one. */
  old: boolean;
}

const textIn = (element: Element) => element.textContent?.trim() ?? "";
const isOne = (text: string) => text.length < LONGEST && text.match(NUMBERS)?.length === 1;
const LETTER = RegExp(`[${LETTERS}]`, "g");
const lettersIn = (text: string) => text.match(LETTER)?.length ?? 0;

/**
 * The price that a text with a digit belongs to: what stands around it, as far as it holds one number. It is a price
 * if it is called one, or is nothing but a number and a currency.
 */
export function shownPrice(element: Element): ShownPrice | undefined {
  let text = textIn(element);
  if (!isOne(text)) return;
  for (let up = element.parentElement; up; up = up.parentElement) {
    const wider = textIn(up);
    if (!isOne(wider) || lettersIn(wider) > lettersIn(text) + WORD) break;
    text = wider;
  }
  let names = "";
  for (let up: Element | null = element, level = 0; up && level < LEVELS; up = up.parentElement, level++) {
    names += ` ${up.getAttribute("class") ?? ""} ${up.id}`;
  }
  names = names.toLowerCase();
  const price = parsePrice(text);
  const bare = price?.currency !== undefined && lettersIn(text) <= WORD;
  if (!price?.amount || OTHER.test(names) || !(bare || PRICED.test(names))) return;
  return { ...price, old: !!element.closest("del,s,strike") || OLD.test(names) };
}
