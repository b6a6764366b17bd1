import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { syntaxMistake } from "./syntax.js";

describe("what is no JSON", () => {
  it.each([
    ['{\n  "a": [1,\n  2,],\n}', "3:4", 'no comma before "]"', '","'],
    ["{ 'a': 1 }", "1:3", "a key or a text in double quotes", "\"'a'\""],
    ['{ "a": 1 // x\n}', "1:10", "no comment", '"// x"'],
    ['{ "a": 1\n  "b": 2 }', "2:3", "a comma", '"b"'],
    ['{ "a": "x\n }', "1:8", "a closing double quote", '"x'],
    ['{ "a": 1', "1:9", 'a closing "}"', "the end of the file"],
    ['{ "a": [1', "1:10", 'a closing "]"', "the end of the file"],
    ['{ "a" 1 }', "1:7", "a colon", '"1"'],
    ['{ "a": }', "1:8", "a value", '"}"'],
    ['{ "a": "\\x" }', "1:8", "after a backslash", '"\\x"'],
    ["{} {}", "1:4", "nothing more", '"{"'],
    ["", "1:1", "JSON", "an empty file"],
    ["\n<!doctype html>", "1:1", "JSON", "a page of HTML"],
    ["[".repeat(100_000), "1:1", "JSON", "brackets that nest without end"],
  ])("%j", (text, place, expected, received) => {
    const mistake = syntaxMistake(text);
    expect(`${mistake?.place.line}:${mistake?.place.column}`).toBe(place);
    expect(mistake?.issue.expected).toContain(expected);
    expect(mistake?.issue.received).toBe(received);
  });

  it("is what JSON.parse refuses, and nothing else", () => {
    const pieces = [
      ..."{}[],:",
      '"a"',
      '"\\u00e9"',
      '"\\x"',
      '"\t"',
      "1",
      "-0",
      "01",
      "1e5",
      "1e",
      ".5",
      "+1",
      "tru",
    ];
    const text = fc
      .array(
        fc.constantFrom(
          ...pieces,
          "true",
          "null",
          " ",
          "\n",
          "\u00a0",
          "\ufeff",
          "//",
          "/* */",
          "'a'",
          "NaN",
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(text, fc.json(), fc.string()), (given) => {
        let parses = true;
        try {
          JSON.parse(given);
        } catch {
          parses = false;
        }
        const mistake = syntaxMistake(given);
        expect(mistake === undefined).toBe(parses);
        if (mistake) expect(mistake.issue.expected).not.toBe("");
      }),
      { numRuns: 2000 },
    );
  });
});
