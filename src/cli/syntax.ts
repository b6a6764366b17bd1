import { printParseErrorCode, visit } from "jsonc-parser";
import type { Issue } from "../core/issue.js";
import type { Place } from "./finding.js";
import { tokens } from "./tokens.js";

const VALUE = 'a value: a text in double quotes, a number, true, false, null, "{" or "["';

/** What was expected where a text is no JSON, in plain words. */
const EXPECTED: Readonly<Record<string, string>> = {
  InvalidSymbol: "a key or a text in double quotes, a number, true, false or null",
  InvalidNumberFormat: "a number such as 12.5",
  PropertyNameExpected: "a key in double quotes",
  ValueExpected: VALUE,
  ColonExpected: "a colon between a key and its value",
  CommaExpected: "a comma between this and what stands before it",
  CloseBraceExpected: 'a closing "}"',
  CloseBracketExpected: 'a closing "]"',
  EndOfFileExpected: "nothing more: the file is complete",
  InvalidCommentToken: 'no comment: JSON has none (a rule has "note")',
  UnexpectedEndOfComment: 'no comment: JSON has none (a rule has "note")',
  UnexpectedEndOfString: "a closing double quote on the same line",
  UnexpectedEndOfNumber: "a number such as 12.5",
  InvalidUnicode: "four digits after \\u",
  InvalidEscapeCharacter: 'one of \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u after a backslash',
  InvalidCharacter: "no control character in a text (a line end is \\n)",
};

/** No file that is meant to be a rules file nests deeper than this: what does is not read on. */
const DEEPEST = 1000;

/** Whether brackets nest deeper than can be read. */
function isBottomless(text: string): boolean {
  let depth = 0;
  for (const { mark } of tokens(text)) {
    if (mark === "{" || mark === "[") depth++;
    else if (mark === "}" || mark === "]") depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** The place of an offset in a text. */
function placeOf(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 };
}

/** What stands at an offset, shortened. */
function foundAt(text: string, offset: number, length: number): string {
  const found = text.slice(offset, offset + Math.min(length || 1, 30));
  return !found ? "the end of the file" : found[0] === '"' ? found : JSON.stringify(found);
}

/**
 * Why a text is no JSON: the first mistake, in plain words; what follows it can't be told before it is mended.
 *
 * @returns nothing where it is JSON
 */
export function syntaxMistake(text: string): { issue: Issue; place: Place } | undefined {
  const at = (offset: number, expected: string, received: string) => ({
    issue: { path: "", expected, received },
    place: placeOf(text, offset),
  });
  let told: string;
  try {
    JSON.parse(text);
    return;
  } catch (error) {
    told = (error as Error).message;
  }
  if (!text.trim()) return at(0, "JSON", "an empty file");
  if (/^\s*</.test(text)) return at(0, "JSON", "a page of HTML");
  if (isBottomless(text)) return at(0, "JSON", "brackets that nest without end");
  let first: ReturnType<typeof at> | undefined;
  visit(
    text,
    {
      onError(error, offset, length) {
        const before = text.slice(0, offset).trimEnd();
        const closes = /[}\]]/.test(text[offset] ?? "");
        first ??=
          closes && before.endsWith(",")
            ? at(before.length - 1, `no comma before "${text[offset]}"`, '","')
            : at(offset, EXPECTED[printParseErrorCode(error)] ?? "JSON", foundAt(text, offset, length));
      },
    },
    { disallowComments: true },
  );
  return first ?? at(Number(/position (\d+)/.exec(told)?.[1] ?? 0), "JSON", told);
}
