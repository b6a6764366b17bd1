/** A word that alone names a product's code; or a word for a code beside a word for a product. */
const ALONE = /^[^a-zš]?(sku|r[eé]f(|[eé]ren\S+)|art|[sš]ifra|artikul|артикул|품번|品番|货号|מק"ט)\W*$/;
const CODE = /sku|co[dn]|kod|kód|kood|cód|num|n[ro]|n[°º]|#|id|код|номер|קוד|번호|番号|编号/;
const THING =
  /sku|prod|(^|[^a-zà-ÿ])art|item|oggetto|objet|toote|term[eé]k|bestell|offer|товар|מוצר|상품|商品/;
/** Codes of others, and of other things. */
const OTHER = /ean|gtin|isbn|upc|bar|serial|phone|zip|post|promo|coupon|colou?r|vat/;
/** The longest label. */
const LONGEST = 32;

function isLabel(given: string): boolean {
  const text = given.length < LONGEST ? given.toLowerCase() : "";
  return (CODE.test(text) && THING.test(text) && !OTHER.test(text)) || ALONE.test(text);
}

/** A code: a word of some length with a digit in it, without the marks around. */
const codeIn = (text: string) => /^[\s:#(–-]*(?=[^\s\d]*\d)([^\s,;:()#]{3,40}[^\s,;:()#.])/.exec(text)?.[1];

/**
 * Makes a reader of the page's texts, one after the other, that knows a product's code by its label: "SKU: 123", or
 * "Artikelnummer" and then "123".
 */
export function codeReader(): (text: string) => string | undefined {
  let labelled = false;
  return (text) => {
    if (labelled) {
      labelled = false;
      const code = codeIn(text);
      if (code) return code;
    }
    const at = text.search(/\S*\d/);
    if (at < 0) labelled = isLabel(text);
    else if (at && isLabel(text.slice(0, at))) return codeIn(text.slice(at));
  };
}
