import { GRAMMAR } from "../core/grammar.js";
import { conditionDefinitions } from "./condition-schema.js";
import { MEANINGS, type Meaning, type ShapeName } from "./grammar.js";
import { KIND_SCHEMAS, type KindName, type Schema } from "./kinds.js";
import { plain, told, wordsOf } from "./words.js";

type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };
const SHAPES = GRAMMAR as unknown as Record<string, Shape>;

/** What the core checks beyond the grammar, as far as JSON Schema can tell it. */
const BEYOND: Readonly<Partial<Record<ShapeName, Schema>>> = {
  file: { properties: { rules: { maxItems: 10_000 } } },
  rule: {
    oneOf: ["prompt", "variants", "hand_off"].map((key) => ({ required: [key] })),
    if: { properties: { service: { const: true } }, required: ["service"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { prompt: { properties: { coupon: false, suggest: false } } } },
  },
  prompt: {
    properties: { actions: { maxItems: 3 } },
    if: { properties: { type: { const: "inline" } }, required: ["type"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["slot"] },
  },
  action: {
    if: { properties: { do: { const: "open" } }, required: ["do"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["url"], properties: { url: { not: { const: "" } } } },
  },
  question: {
    if: { properties: { kind: { const: "choice" } }, required: ["kind"] },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { required: ["choices"], properties: { choices: { minItems: 1 } } },
  },
};

/** Kinds that stand in many places and take room: defined once. */
const SHARED: readonly KindName[] = ["duration", "template", "link", "picture", "url"];

/** One of the alternatives of a value. */
function alternative(part: string, meaning: Meaning | undefined): Schema {
  if (part[0] === "=") {
    const says = new Map(meaning ? wordsOf(meaning) : []);
    const words = part.slice(1).split(" ");
    return { enum: words, enumDescriptions: words.map((word) => plain(says.get(word) ?? "")) };
  }
  if (part[0] !== "@") {
    const kind = part as KindName;
    return SHARED.includes(kind) ? { $ref: `#/definitions/${kind}` } : KIND_SCHEMAS[kind];
  }
  const name = part.slice(1);
  const shape = SHAPES[name] as Shape;
  return Array.isArray(shape) ? schemaOf(shape) : { $ref: `#/definitions/${name}` };
}

/** What a shape allows. A reference stands alone: beside it, draft-07 reads nothing. */
function schemaOf(shape: Shape, meaning?: Meaning): Schema {
  if (Array.isArray(shape)) return { type: "array", items: schemaOf(shape[0], meaning) };
  if (typeof shape === "object") return objectOf(shape as { [key: string]: Shape }, meaning?.keys ?? {});
  const parts = shape.split("|").map((part) => alternative(part, meaning));
  return parts.length === 1 ? (parts[0] as Schema) : { anyOf: parts };
}

/** A key's value, described. */
function property(shape: Shape, meaning: Meaning): Schema {
  const { $ref, ...schema } = schemaOf(shape, meaning);
  const description = told(meaning);
  return {
    description: plain(description),
    ...(description !== plain(description) && { markdownDescription: description }),
    ...schema,
    ...($ref !== undefined && { allOf: [{ $ref }] }),
    ...(meaning.default !== undefined && { default: meaning.default }),
    ...(meaning.examples && { examples: meaning.examples }),
  };
}

function objectOf(
  shape: { readonly [key: string]: Shape },
  meanings: Readonly<Record<string, Meaning>>,
): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  let rest: Schema = { additionalProperties: false };
  for (const [key, inner] of Object.entries(shape)) {
    const name = key.replace("!", "");
    const schema = property(inner, meanings[name] as Meaning);
    if (key[0] === "*") {
      const kind = KIND_SCHEMAS[key.slice(1) as KindName] as { enum?: string[]; pattern?: string };
      if (kind.enum) for (const word of kind.enum) properties[word] = schema;
      else if (kind.pattern) rest = { ...rest, patternProperties: { [kind.pattern]: schema } };
      else rest = { additionalProperties: schema };
    } else {
      properties[name] = schema;
      if (name !== key) required.push(name);
    }
  }
  return { type: "object", properties, ...(required.length && { required }), ...rest };
}

/** The definition of a shape: its keys, and what is checked beyond them. */
function definition(name: ShapeName): Schema {
  const schema = objectOf(SHAPES[name] as { [key: string]: Shape }, MEANINGS[name]);
  const beyond = BEYOND[name];
  return beyond ? { ...schema, allOf: [beyond] } : schema;
}

/** The JSON Schema of a rules file: what editors complete and explain it by. */
export function jsonSchema(): Schema {
  const names = Object.keys(MEANINGS) as ShapeName[];
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "Floorwalker rules file",
    description: "What an attentive shop assistant says to visitors, when, and when not.",
    ...definition("file"),
    definitions: {
      ...Object.fromEntries(SHARED.map((kind) => [kind, KIND_SCHEMAS[kind]])),
      ...conditionDefinitions(),
      ...Object.fromEntries(names.filter((name) => name !== "file").map((name) => [name, definition(name)])),
    },
  };
}
