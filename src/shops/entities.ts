const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  rsquo: "’",
  ndash: "–",
  reg: "®",
  szlig: "ß",
};

/** An accented letter's entity is the letter and the accent's name; so is Unicode's letter and combining mark. */
const MARKS: Record<string, string> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  cedil: "\u0327",
};

/**
 * A text without HTML's entities, which templates leave in JSON; those not known stay. Not by an element's
 * `innerHTML`, which a page's Trusted Types would forbid.
 */
export const decode = (text: string): string =>
  // No name is longer, but those every object has by birth are.
  text.replace(/&(#?)(\w{2,6});/g, (entity, code: string, name: string) => {
    // "#39" is 039, and "#x27" is 0x27.
    if (code) return String.fromCodePoint(+`0${name}` % 0x110000 || 32);
    const mark = MARKS[name.slice(1)];
    return NAMED[name] ?? (mark ? (name[0] + mark).normalize() : entity);
  });
