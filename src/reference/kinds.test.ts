import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCheck } from "../core/check.js";
import { checkTemplate } from "../core/text.js";
import { KIND_SCHEMAS, type KindName } from "./kinds.js";

const ajv = new Ajv({ strictTypes: false, validateFormats: false });
ajv.addVocabulary(["patternErrorMessage"]);

/** What the core says of a value of a kind. */
function takes(kind: KindName, value: unknown): boolean {
  let mistakes = 0;
  const report = () => void mistakes++;
  createCheck(report, (met, each) => {
    if (/^(template|link|picture)$/.test(met)) checkTemplate(each as string, "", report);
  })(kind, value, "");
  return !mistakes;
}

/** Pieces that values of all kinds are made of; put together at random they are nearly right. */
const PIECES = [
  "2026-12-25 2026-02-29 2024-02-29 2026-02-30 2026-04-31 2026-1-1 T18:00 T24:00 T24:01 T25:00 :30 .5 Z +02:00 +25:00",
  "90 1.5 s m ms h d 0 - 09:30 12:30 24:00 24:30 9:30 mon sat sun fri xyz mon-fri fr pt-BR en-Latn-US EUR eur EURO",
  "http: https: mailto: tel: javascript: JavaScript: data: // /path?x=1 example.com a+b: Http:",
  "home cart checkout security money {item.name} {item.name|it} {item.nam} {{ { } {} {|x} {shop.phone} {shop.hours}",
  "{custom.x} {custom.} {rule.a.since} {rule.a.what} {visitor.answer.a} {cart.to_free_shipping|} a_b-1 Ab é",
].flatMap((line) => line.split(" "));

const value = fc.oneof(
  fc.array(fc.constantFrom(...PIECES, " ", "\t", "\n", ""), { maxLength: 5 }).map((parts) => parts.join("")),
  fc.string(),
  fc.double(),
  fc.integer({ min: -2, max: 102 }),
  fc.constantFrom(true, false, null, [], {}, 0, 1, 100, "", "x".repeat(64), "x".repeat(65)),
);

/** What JSON Schema can't tell: which time zones there are, and in which years February has a 29th. */
const loose = (kind: KindName, given: unknown) =>
  kind === "timezone" || (kind.endsWith("date") && /-02-29/.test(`${given}`));

describe("kinds as JSON Schema", () => {
  const kinds = Object.entries(KIND_SCHEMAS).filter(([kind]) => kind !== "condition");
  it.each(kinds)("%s: takes what the core takes", (kind, schema) => {
    const validate = ajv.compile(schema);
    fc.assert(
      fc.property(value, (given) => {
        const core = takes(kind as KindName, given);
        if (core || !loose(kind as KindName, given)) expect([given, validate(given)]).toEqual([given, core]);
      }),
      { numRuns: 1000 },
    );
  });
});
