import { GRAMMAR } from "./grammar.js";
import { type Issue, show, step } from "./issue.js";
import { KINDS } from "./kinds.js";
import { nearest } from "./nearest.js";

/** Takes a mistake: where, what was expected, what was found, and the names that would have been right. */
export type Report = (path: string, expected: string, value: unknown, names?: Iterable<string>) => undefined;

/** Hands each mistake on: to a list, or to who tells them at once. */
export const reporter =
  (issues: { push(issue: Issue): unknown }): Report =>
  (path, expected, value, names): undefined => {
    const near = names && typeof value === "string" ? nearest(value, names) : undefined;
    issues.push({ path, expected, received: show(value), ...(near && { nearest: near }) });
  };

/** What a shape of the grammar is, once `@name` is looked up. */
type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };

/** Whether a value is an object with keys of its own: what JSON calls an object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const named = (name: string): Shape => (GRAMMAR as unknown as Record<string, Shape>)[name] as Shape;

/** What is expected, in words. */
const words = (shape: Shape): string =>
  typeof shape !== "string"
    ? Array.isArray(shape)
      ? "a list"
      : "an object"
    : shape
        .split("|")
        .map((part) =>
          part[0] === "="
            ? `one of ${part.slice(1).replaceAll(" ", ", ")}`
            : part[0] === "@"
              ? words(named(part.slice(1)))
              : (KINDS[part]?.[0] ?? part),
        )
        .join(" or ");

/** An object's keys, made ready. */
interface Keys {
  known: Map<string, Shape>;
  required: string[];
  /** The kind of any other key, and the shape of its value. */
  wild?: [kind: string, shape: Shape];
}

/** Reads a table's rows once each. */
function remembering<K, V>(read: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = read(key);
      known.set(key, value);
    }
    return value;
  };
}

function readKeys(shape: { readonly [key: string]: Shape }): Keys {
  const keys: Keys = { known: new Map(), required: [] };
  for (const key of Object.keys(shape)) {
    const inner = shape[key] as Shape;
    if (key[0] === "*") keys.wild = [key.slice(1), inner];
    else {
      const name = key.replace("!", "");
      keys.known.set(name, inner);
      if (name !== key) keys.required.push(name);
    }
  }
  return keys;
}

/**
 * Makes what checks a value against a shape of the grammar, and reports each mistake with its place.
 *
 * @param visit is given each value that is right so far: conditions, selectors and texts need more than the grammar
 */
export function createCheck(
  report: Report,
  visit: (kind: string, value: unknown, path: string) => undefined,
): (shape: Shape, value: unknown, path: string) => undefined {
  const keysOf = remembering(readKeys);
  const partsOf = remembering((shape: string) => shape.split("|"));
  const wordsOf = remembering((part: string) => part.slice(1).split(" "));
  const check = (shape: Shape, value: unknown, path: string): undefined => {
    if (Array.isArray(shape)) {
      if (!Array.isArray(value)) return report(path, words(shape), value);
      for (const [i, each] of value.entries()) check(shape[0], each, step(path, i));
    } else if (typeof shape === "object") {
      if (!isObject(value)) return report(path, words(shape), value);
      const { known, required, wild } = keysOf(shape as { readonly [key: string]: Shape });
      for (const name of required) {
        if (!Object.hasOwn(value, name)) report(path, `the key "${name}"`, "nothing there");
      }
      for (const key of Object.keys(value)) {
        const place = step(path, key);
        const inner = known.get(key);
        if (inner) check(inner, value[key], place);
        else if (wild && KINDS[wild[0]]?.[1](key)) check(wild[1], value[key], place);
        else
          report(place, wild ? `a key that is ${KINDS[wild[0]]?.[0]}` : "a known key", key, [
            ...known.keys(),
          ]);
      }
    } else {
      // The alternative that fits the value's form is the one meant: its own mistakes are the ones to tell.
      let list: string[] = [];
      for (const part of partsOf(shape)) {
        if (part[0] === "@") {
          const inner = named(part.slice(1));
          if (Array.isArray(inner) ? Array.isArray(value) : isObject(value)) return check(inner, value, path);
        } else if (part[0] === "=") {
          list = wordsOf(part);
          if (list.includes(value as string)) return;
        } else if (part === "condition" || KINDS[part]?.[1](value)) {
          return visit(part, value, path);
        }
      }
      report(path, words(shape), value, list);
    }
  };
  return check;
}
