import { step } from "../core/issue.js";
import type { Place } from "./finding.js";
import { tokens } from "./tokens.js";

/** Where the keys and values of a JSON text stand, by JSON pointer. */
export interface Places {
  /** The place of a value; of its key, where that is asked for; of the nearest thing around it, where it is not there. */
  of(pointer: string, key?: boolean): Place;
  /** Keys that an object has twice: their places, and the place before. */
  readonly doubles: readonly { pointer: string; place: Place; before: Place }[];
}

/** Places are kept down to here: a file that nests deeper is refused whole, and pointers grow with depth. */
const DEEPEST = 100;

/** An object or a list the scanner is in. */
interface Open {
  /** Nothing, where it is too deep. */
  pointer: string | undefined;
  /** Of an object: its keys so far. Of a list: nothing. */
  keys: Map<string, Place> | undefined;
  /** What the next value is: a key's, or one of a list. */
  next: string | number | undefined;
}

/**
 * Reads where everything stands in a text that is known to be JSON. Of a key that an object has twice the latter
 * counts, as it does for `JSON.parse`.
 */
export function readPlaces(text: string): Places {
  const keys = new Map<string, Place>();
  const values = new Map<string, Place>();
  const doubles: { pointer: string; place: Place; before: Place }[] = [];
  const open: Open[] = [];

  const below = ({ pointer }: Open, name: string | number): string | undefined =>
    pointer === undefined || open.length > DEEPEST ? undefined : step(pointer, name);
  const value = (place: Place): string | undefined => {
    const top = open.at(-1);
    const next = top?.next;
    if (top) top.next = typeof next === "number" ? next + 1 : undefined;
    const pointer = top ? below(top, next ?? "") : "";
    if (pointer !== undefined) values.set(pointer, place);
    return pointer;
  };
  const key = (top: Open, name: string, place: Place) => {
    top.next = name;
    const pointer = below(top, name);
    if (pointer === undefined) return;
    const before = top.keys?.get(name);
    if (before) doubles.push({ pointer, place, before });
    top.keys?.set(name, place);
    keys.set(pointer, place);
  };

  for (const { mark, value: name, line, column } of tokens(text)) {
    const place = { line, column };
    const top = open.at(-1);
    if (mark === "{") open.push({ pointer: value(place), keys: new Map(), next: undefined });
    else if (mark === "[") open.push({ pointer: value(place), keys: undefined, next: 0 });
    else if (mark === "}" || mark === "]") open.pop();
    else if (mark !== "," && mark !== ":") {
      if (top?.keys && top.next === undefined) key(top, name, place);
      else value(place);
    }
  }
  return {
    of(pointer, wantsKey = false) {
      for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
        const place = (wantsKey && at === pointer && keys.get(at)) || values.get(at);
        if (place || !at) return place ?? { line: 1, column: 1 };
      }
    },
    doubles,
  };
}
