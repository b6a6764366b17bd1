/** Out of stock, as shops say it: before what is in stock, as half of these hold a word of those. */
const OUT =
  /out.?of.?stock|sold.?out|oos$|unavailable|(not|nicht|non|pas|no|niet|ikke) (\S+ )?(available|in stock|auf lager|verf[uü]gbar|lieferbar|dispon\S+|en stock|op voorraad|p[aå] lager)|ausverkauft|vergriffen|[eé]puis[eé]|rupture|indispon|agotad|sin stock|esaurit|esgotad|uitverkocht|udsolgt|sluts[aå]ld|wyprzedan|niedost[eę]pn|nedostupn|vyprod|нет в наличии|품절|売り切れ|缺货/;
const IN =
  /in.?stock|\bavailable|lieferbar|auf lager|verf[uü]gbar|en stock|dispon|op voorraad|i lager|p[aå] lager|dost[eę]pn|skladem|skladom|na s[kt]\S+|zalihi|laos|pieejam|в наличии|есть на складе|재고|在庫あり|有货/;
/** Words of schema.org that say something else than the two. */
const OTHER =
  /^(.*\W)?((?:Back|Pre|MadeTo)Order|PreSale|Discontinued|Limited\w+|(?:InStore|Online)Only|Reserved)$/i;

/**
 * schema.org's word (`InStock`, `OutOfStock`, …) for what a shop says of availability: that word, its IRI, or a text
 * in one of the languages of Europe. Nothing where a text says neither.
 */
export function availabilityOf(text: string): string | undefined {
  const small = text.toLowerCase();
  return OTHER.exec(text)?.[2] ?? (OUT.test(small) ? "OutOfStock" : IN.test(small) ? "InStock" : undefined);
}
