import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlaces } from "./places.js";

describe("places in a text", () => {
  const text = `{
  "rules": [
    { "id": "a", "when": { "page/path": "/", "a~b": [1, [true]] } },
    {}
  ],\r\n  "shop": { "name": "é" }
}`;
  const places = readPlaces(text);

  it("tells keys and values", () => {
    expect(places.of("")).toEqual({ line: 1, column: 1 });
    expect(places.of("/rules/0/id")).toEqual({ line: 3, column: 13 });
    expect(places.of("/rules/0/id", true)).toEqual({ line: 3, column: 7 });
    expect(places.of("/rules/0/when/page~1path", true)).toEqual({ line: 3, column: 28 });
    expect(places.of("/rules/0/when/a~0b/1/0")).toEqual({ line: 3, column: 58 });
    expect(places.of("/rules/1")).toEqual({ line: 4, column: 5 });
    expect(places.of("/shop/name")).toEqual({ line: 6, column: 21 });
  });

  it("tells what is around where something is missing", () => {
    expect(places.of("/rules/1/id", true)).toEqual({ line: 4, column: 5 });
    expect(places.of("/nothing/at/all")).toEqual({ line: 1, column: 1 });
  });

  it("finds keys an object has twice, and takes the latter", () => {
    const twice = readPlaces('{ "a": 1, "b": { "a": 2 }, "a": { "c": 3 } }');
    expect(twice.doubles).toEqual([
      { pointer: "/a", place: { line: 1, column: 28 }, before: { line: 1, column: 3 } },
    ]);
    expect(twice.of("/a")).toEqual({ line: 1, column: 33 });
  });

  it("bears any depth", () => {
    const deep = `{"b":${"[".repeat(50_000)}{"a":1,"a":2}${"]".repeat(50_000)},"a":3}`;
    const found = readPlaces(deep);
    expect(found.of("/b/0/0")).toEqual({ line: 1, column: 8 });
    expect(found.of("/a", true)).toEqual({ line: 1, column: deep.length - 5 });
    expect(found.doubles).toEqual([]);
  });

  it("finds every value of any JSON where it stands", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const lines = JSON.stringify(value, null, 1).split("\n");
        const found = readPlaces(lines.join("\n"));
        const walk = (node: unknown, pointer: string): void => {
          const { line, column } = found.of(pointer);
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join("\n");
          const start = JSON.stringify(node)[0] as string;
          expect([pointer, rest.startsWith(start)]).toEqual([pointer, true]);
          if (typeof node !== "object" || node === null) return;
          for (const [key, each] of Object.entries(node)) {
            walk(each, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
          }
        };
        walk(value, "");
      }),
      { numRuns: 200 },
    );
  });
});
