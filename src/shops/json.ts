/** What JSON found on pages has between its tokens. Its texts are matched first, so that nothing within them is. */
const TOKENS =
  /("[^"\\]*(?:\\[\s\S][^"\\]*)*")|\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|<!--|-->|<!\[CDATA\[|\]\]>|;|,(?=\s*[\]}])/g;

const clean = (text: string) => text.replace(TOKENS, "$1");

/**
 * Parses JSON as pages have it: with comments, CDATA marks, line ends within texts, escapes unknown to JSON, trailing
 * commas. `undefined` if it is none even so. JSON as it should be takes the short way.
 */
export function parseLoosely(text: string): unknown {
  for (const read of [
    () => text,
    // Twice: a comma may be the last one only once the comment behind it has gone.
    () =>
      clean(clean(text))
        .replace(/[\p{Cc}\ufeff]+/gu, " ")
        .replace(/(\\["\\/bfnrtu])|\\/g, "$1"),
  ]) {
    try {
      return JSON.parse(read());
    } catch {
      // No JSON: the next reading is more lenient, and after the last one there is nothing to tell.
    }
  }
}
