/** A text without what does not matter of it: small letters, single spaces. */
export const plain = (text: string | null | undefined) =>
  text?.replace(/\s+/g, " ").trim().toLowerCase() ?? "";

/** The page's title and headings, in small letters; those there are. */
export const headingsOf = (document: Document): string[] =>
  [document.title, ...[...document.querySelectorAll("h1")].map(({ textContent }) => textContent)]
    .map(plain)
    .filter(Boolean);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Whether a page is called by a name: by how a long one begins, or by most of its words. One that has only "teapots"
 * is not called "blue teapot".
 */
export function isCalled(name: string, headings: readonly string[]): boolean {
  const words = wordsOf(name);
  const there = wordsOf(headings.join());
  return (
    words.filter((word) => there.includes(word)).length > words.length / 2 ||
    (name.length > 19 && headings.some((heading) => heading.includes(name.slice(0, 20))))
  );
}

/**
 * The heading of what the page is about: its only `h1`; of several, or where there is none, the longest that the
 * page's title repeats.
 */
export function mainHeading(document: Document): Element | undefined {
  const title = plain(document.title);
  const filled = (selector: string) =>
    [...document.querySelectorAll(selector)]
      .map((element) => ({ element, text: plain(element.textContent) }))
      .filter(({ text }) => text);
  const titled = (all: ReturnType<typeof filled>) =>
    all
      .filter(({ text }) => text.length > 7 && title.includes(text.slice(0, 30)))
      .sort((one, other) => other.text.length - one.text.length)[0];
  const first = filled("h1");
  const found = first[0] && !first[1] ? first[0] : (titled(first) ?? titled(filled('[class*="title" i],h2')));
  return found?.element;
}
