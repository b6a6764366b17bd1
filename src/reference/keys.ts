import { GRAMMAR } from "../core/grammar.js";
import { KINDS } from "../core/kinds.js";
import { MEANINGS, type Meaning, type ShapeName } from "./grammar.js";
import { HEADINGS } from "./headings.js";
import { code, json, link, table } from "./table.js";
import { told, wordsOf } from "./words.js";

type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };
const SHAPES = GRAMMAR as unknown as Record<string, Shape>;

/** What a value is called where a word or two will do. */
const SHORT: Readonly<Record<string, string>> = {
  text: "text",
  template: "text",
  "template|@templates": "text, or one by language",
  "text|@words": "text, or one by language",
  "url|@urls": "address, or one by language",
  "link|@links": "address, or one by language",
  "picture|@pictures": "address, or one by language",
  "positive|@amounts": "number, or one by currency",
  "@hours": 'hours by day: `{ "mon-fri": ["09:30-18:00"] }`',
  url: "address",
  boolean: "`true` or `false`",
  duration: "time span",
  date: "date, or date and time",
  condition: link("condition", "Conditions"),
  version: "`1`",
};

/** What stands for a key that is the merchant's own. */
const OWN: Readonly<Record<string, string>> = { page: "page type", id: "name", text: "id or name" };

/** What one of the alternatives is called. */
function one(part: string): string {
  if (part[0] === "=") {
    const words = part.slice(1).split(" ");
    return words.length === 1 ? code(words[0]) : "one of the words below";
  }
  const name = part.slice(1);
  if (part[0] !== "@") return SHORT[part] ?? (KINDS[part]?.[0] ?? part).replace(/^an? /, "");
  if (Array.isArray(SHAPES[name])) return kind(SHAPES[name] as Shape);
  return link("object", HEADINGS[name as keyof typeof HEADINGS]?.[0] ?? "Manners");
}

/** What a value may be, in few words. */
function kind(shape: Shape): string {
  if (Array.isArray(shape)) return `list: ${kind(shape[0])}`;
  if (typeof shape !== "string") return "object";
  return SHORT[shape] ?? shape.split("|").map(one).join(", or ");
}

const isGroup = (shape: Shape): shape is { readonly [key: string]: Shape } =>
  typeof shape === "object" && !Array.isArray(shape);

/** A default, unless it is an object that is told key by key. */
const byDefault = (value: unknown): string =>
  value === undefined || (typeof value === "object" && !Array.isArray(value)) ? "" : json(value);

/** Rows of an object's keys, with those of the objects inside it. */
function rows(
  shape: { readonly [key: string]: Shape },
  meanings: Readonly<Record<string, Meaning>>,
  path = "",
): string[][] {
  return Object.entries(shape).flatMap(([key, inner]) => {
    const name = key.replace("!", "");
    const meaning = meanings[name] as Meaning;
    const own = key.slice(1);
    const place = path + (key[0] === "*" ? `<${OWN[own] ?? own}>` : name);
    const row = [
      code(place),
      kind(inner),
      name === key ? byDefault(meaning.default) : "required",
      told(meaning),
    ];
    return [row, ...(isGroup(inner) ? rows(inner, meaning.keys ?? {}, `${place}.`) : [])];
  });
}

/** What each word means that may stand for a key's value. */
function words(meanings: Readonly<Record<string, Meaning>>, path = ""): string[] {
  return Object.entries(meanings).flatMap(([key, meaning]) => {
    const all = wordsOf(meaning).map(([word, says]) => `- ${code(word)}: ${says}`);
    return [
      ...(all.length > 1 ? [`${code(path + key)} is one of:\n\n${all.join("\n")}`] : []),
      ...words(meaning.keys ?? {}, `${path}${key}.`),
    ];
  });
}

/** The keys of a shape as a table, and the words of each below it. */
export function keys(name: ShapeName): string {
  const all = rows(SHAPES[name] as { [key: string]: Shape }, MEANINGS[name]);
  return [table(["key", "value", "default", "meaning"], all), ...words(MEANINGS[name])].join("\n\n");
}
