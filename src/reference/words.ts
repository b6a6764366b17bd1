import type { Meaning } from "./meaning.js";

/** A sentence without its backquotes. */
export const plain = (sentence: string): string => sentence.replaceAll("`", "");

const NOT_YET = "Not in effect yet.";

/** What a meaning says, and whether it is in effect. */
export const told = ({ says, later }: Pick<Meaning, "says" | "later">): string =>
  later ? `${says} ${NOT_YET}` : says;

/** What the words of a meaning say. */
export const wordsOf = (meaning: Meaning): [word: string, says: string][] =>
  Object.entries(meaning.words ?? {}).map(([word, of]) => [word, typeof of === "string" ? of : told(of)]);
