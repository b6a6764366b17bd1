import { expect, test } from "vitest";
import { parseLoosely } from "./json.js";

test.each([
  ['{"a":1}', { a: 1 }],
  ["null", null],
  ["\ufeff { } ", {}],
  ['{"a":1,} ', { a: 1 }],
  ["[1,2,\n]", [1, 2]],
  ['{"a":1, // the last one\n}', { a: 1 }],
  ['{ // one, {two}\n"a": /* "b": 2, */ 3 }', { a: 3 }],
  ['{"a":"http://x.example/", //"b": ""\n}', { a: "http://x.example/" }],
  ['<!-- {"a":1} -->', { a: 1 }],
  ['//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
  ['/*<![CDATA[*/{"a":1}/*]]>*/', { a: 1 }],
  ['<![CDATA[{"a":1}]]>', { a: 1 }],
  ['{"a":"line 1\n\tline 2\r\n"}', { a: "line 1 line 2 " }],
  ['{"a":"one // two /* three */ <!-- four --> ,}",\n}', { a: "one // two /* three */ <!-- four --> ,}" }],
  ['{"a":"it\\\'s \\"so\\" \\\\", }', { a: 'it\'s "so" \\' }],
  ['{"a":1};', { a: 1 }],
])("%j", (text, expected) => {
  expect(parseLoosely(text)).toEqual(expected);
});

test.each(["", "{", "<html>", '{"a":"unclosed}', "window.x = {}", '{"a" 1}'])("no JSON: %j", (text) => {
  expect(parseLoosely(text)).toBeUndefined();
});

test("a long text that is none is soon given up", () => {
  const start = performance.now();
  parseLoosely(`{"a":"${"\\\\".repeat(200_000)}`);
  parseLoosely('{"a": /*'.repeat(20_000));
  parseLoosely(`[${",".repeat(200_000)}`);
  expect(performance.now() - start).toBeLessThan(1000);
});
