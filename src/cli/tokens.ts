import { createScanner } from "jsonc-parser";

/** A token of JSON. */
export interface Token {
  /** Its first character: a bracket, a comma, a colon; a quote for texts. */
  readonly mark: string;
  /** What a text says. */
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

/** The tokens of a text, one after the other: no depth of brackets is too much. */
export function* tokens(text: string): Generator<Token> {
  const scanner = createScanner(text, true);
  while (true) {
    scanner.scan();
    const mark = text[scanner.getTokenOffset()];
    if (mark === undefined) return;
    yield {
      mark,
      value: scanner.getTokenValue(),
      line: scanner.getTokenStartLine() + 1,
      column: scanner.getTokenStartCharacter() + 1,
    };
  }
}
