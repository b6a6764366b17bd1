import { GRAMMAR } from "./grammar.js";
import { type Issue, show, step } from "./issue.js";
import { KINDS } from "./kinds.js";
import { nearest } from "./nearest.js";

/** Takes a mistake: where, what was expected, what was found, and the names that would have been right. */
export type Report = (path: string, expected: string, value: unknown, names?: Iterable<string>) => undefined;

/** Collects mistakes into a list. */
export const reporter =
  (issues: Issue[]): Report =>
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

/**
 * Checks a value against a shape of the grammar and reports each mistake with its place. Conditions and selectors,
 * which need more than the grammar, go to `visit`.
 */
export function check(
  shape: Shape,
  value: unknown,
  path: string,
  report: Report,
  visit: (kind: string, value: unknown, path: string) => undefined,
): undefined {
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return report(path, words(shape), value);
    for (const [i, each] of value.entries()) check(shape[0], each, step(path, i), report, visit);
  } else if (typeof shape === "object") {
    if (!isObject(value)) return report(path, words(shape), value);
    const keys: Record<string, Shape> = {};
    let wild: [kind: string, shape: Shape] | undefined;
    for (const [key, inner] of Object.entries(shape)) {
      if (key[0] === "*") wild = [key.slice(1), inner];
      else {
        const name = key.replace("!", "");
        keys[name] = inner;
        if (name !== key && !Object.hasOwn(value, name)) report(path, `the key "${name}"`, "nothing there");
      }
    }
    for (const [key, each] of Object.entries(value)) {
      const place = step(path, key);
      if (Object.hasOwn(keys, key)) check(keys[key] as Shape, each, place, report, visit);
      else if (wild && KINDS[wild[0]]?.[1](key)) check(wild[1], each, place, report, visit);
      else
        report(place, wild ? `a key that is ${KINDS[wild[0]]?.[0]}` : "a known key", key, Object.keys(keys));
    }
  } else {
    // The alternative that fits the value's form is the one meant: its own mistakes are the ones to tell.
    let list: string[] = [];
    for (const part of shape.split("|")) {
      if (part[0] === "@") {
        const inner = named(part.slice(1));
        if (Array.isArray(inner) ? Array.isArray(value) : isObject(value))
          return check(inner, value, path, report, visit);
      } else if (part[0] === "=") {
        list = part.slice(1).split(" ");
        if (list.includes(value as string)) return;
      } else if (part === "condition") {
        return visit(part, value, path);
      } else if (KINDS[part]?.[1](value)) {
        return visit(part, value, path);
      }
    }
    report(path, words(shape), value, list);
  }
}
