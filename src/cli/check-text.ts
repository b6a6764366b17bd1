import { show } from "../core/issue.js";
import { readRules } from "../core/rules.js";
import { viewOfNothing } from "../reference/nothing.js";
import { type Finding, mistake, warning } from "./finding.js";
import { type Places, readPlaces } from "./places.js";
import { isSelector } from "./selector.js";
import { syntaxMistake } from "./syntax.js";
import { warningsOf } from "./warnings/index.js";

/** The name a pointer ends with, as an issue shows it. */
const lastOf = (pointer: string): string =>
  show(
    pointer
      .slice(pointer.lastIndexOf("/") + 1)
      .replaceAll("~1", "/")
      .replaceAll("~0", "~"),
  );

const doubles = ({ doubles: found }: Places): Finding[] =>
  found.map(({ pointer, place, before }) =>
    mistake(
      {
        path: pointer,
        expected: `each key once (it stands in line ${before.line}, too)`,
        received: lastOf(pointer),
      },
      place,
    ),
  );

/** The first character that could not be read. */
const unread = (text: string): Finding[] => {
  const lines = text.split(/\r\n|\n|\r/);
  const line = lines.findIndex((each) => each.includes("\ufffd"));
  const column = lines[line]?.indexOf("\ufffd") ?? -1;
  const found = {
    name: "encoding",
    pointer: "",
    message: "a character can't be read: save the file as UTF-8",
  } as const;
  return line < 0 ? [] : [warning(found, { line: line + 1, column: column + 1 })];
};

/**
 * Checks the text of a rules file as a page would, and says where each mistake and each warning stands.
 *
 * @param now epoch, ms: what is over by then is warned of
 */
export function checkText(text: string, now: number): Finding[] {
  const broken = syntaxMistake(text);
  if (broken) return [mistake(broken.issue, broken.place), ...unread(text)];
  const rules = readRules(text, isSelector);
  const places = readPlaces(text);
  const findings = [
    ...rules.issues.map((issue) =>
      mistake(issue, places.of(issue.path, lastOf(issue.path) === issue.received)),
    ),
    ...doubles(places),
    ...unread(text),
    ...warningsOf({ rules, now, nothing: viewOfNothing(rules, now) }).map((each) =>
      warning(each, places.of(each.pointer)),
    ),
  ];
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
