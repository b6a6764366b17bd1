import { Ajv } from "ajv";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRules } from "../../src/core/rules.js";
import { jsonSchema } from "../../src/reference/index.js";
import { FILES, ONLY_THE_CORE, SPEC_EXAMPLE, WHOLE } from "./reference-files.js";

const schema = jsonSchema();
const ajv = new Ajv({ strictTypes: false });
ajv.addVocabulary(["patternErrorMessage", "enumDescriptions", "markdownDescription"]);
ajv.addSchema(schema, "rules");
const validate = ajv.compile({ $ref: "rules" });

const core = (file: unknown) => compileRules(file).issues;

describe("the JSON Schema of a rules file", () => {
  it("takes the example of the contract, and a file with every key", () => {
    for (const file of [SPEC_EXAMPLE, WHOLE]) {
      validate(file);
      expect(validate.errors).toBeNull();
      expect(core(file)).toEqual([]);
    }
  });

  it.each(FILES)("$name: $verdict", ({ file, verdict }) => {
    expect(core(file).length ? "refused" : "taken").toBe(verdict);
    expect(validate(file) ? "taken" : "refused").toBe(verdict);
  });

  it.each(ONLY_THE_CORE)("can't tell, and lets pass: $name", ({ file }) => {
    expect(core(file).length).toBeGreaterThan(0);
    expect(validate(file)).toBe(true);
  });

  it("agrees with the core on files in which anything may have changed", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...JUNK), fc.boolean(), (place, junk, renames) => {
        const file = changed(WHOLE, place, junk, renames);
        const issues = core(file);
        // What refers to other rules, and what calendars know, only the core can tell.
        const beyond = issues.every(({ expected }) =>
          /id of a rule|no other rule|^a fact$|time zone|lower first/.test(expected),
        );
        if (issues.length && beyond) return;
        expect([validate(file), file]).toEqual([!issues.length, file]);
      }),
      { numRuns: 400 },
    );
  }, 30_000);

  it("describes every property", () => {
    const bare: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, each] of Object.entries(node)) {
        // Conditions between keys say again what is described beside them; values are no schemas.
        if (/^(if|then|oneOf|default|examples|enum)$/.test(key)) continue;
        if (/^(properties|patternProperties)$/.test(key) && !/\/allOf\/\d+$/.test(path)) {
          for (const [name, property] of Object.entries(each as Record<string, { description?: string }>)) {
            if (!property.description) bare.push(`${path}/${key}/${name}`);
          }
        }
        walk(each, `${path}/${key}`);
      }
    };
    walk(schema, "");
    expect(bare).toEqual([]);
  });

  it("has defaults that it takes itself", () => {
    let tried = 0;
    const wrong: string[] = [];
    const walk = (node: unknown, path: string) => {
      if (typeof node !== "object" || node === null) return;
      for (const [key, each] of Object.entries(node)) {
        if (key === "default" && !path.endsWith("properties")) {
          tried++;
          const takes = ajv.compile({ $ref: `rules#${path}` });
          if (!takes(each)) wrong.push(`${path}: ${JSON.stringify(each)}`);
        } else walk(each, `${path}/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`);
      }
    };
    walk(schema, "");
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(40);
  }, 30_000);
});

/** Values put in the place of others. */
const JUNK: unknown[] = [
  null,
  0,
  -1,
  1,
  1.5,
  101,
  "",
  " ",
  "x",
  "5m",
  "2026-12-25",
  "page",
  "{item.nam}",
  "{{",
  "javascript:x",
];
JUNK.push(
  true,
  false,
  [],
  {},
  ["x"],
  [1],
  { x: 1 },
  { exists: true },
  { gte: 1 },
  { fr: "x" },
  { fr: 1 },
  [[]],
  [{}],
);

/** A copy of a value, one of its parts replaced, or the name of a key changed. */
function changed(whole: unknown, place: number, junk: unknown, renames: boolean): unknown {
  const copy = structuredClone(whole);
  const parts: [parent: Record<string, unknown>, key: string][] = [];
  const collect = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, each] of Object.entries(node)) {
      parts.push([node as Record<string, unknown>, key]);
      collect(each);
    }
  };
  collect(copy);
  const [parent, key] = parts[place % parts.length] as [Record<string, unknown>, string];
  if (!renames || Array.isArray(parent)) parent[key] = junk;
  else {
    parent[`${key}x`] = parent[key];
    delete parent[key];
  }
  return copy;
}
