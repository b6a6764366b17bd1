import { isObject } from "../core/check.js";
import { GRAMMAR } from "../core/grammar.js";
import { step } from "../core/issue.js";
import { MEANINGS, type Meaning, type ShapeName } from "../reference/grammar.js";

type Shape = string | readonly [Shape] | { readonly [key: string]: Shape };
const SHAPES = GRAMMAR as unknown as Record<string, Shape>;

/** A value met on a walk through a rules file, under a key that the grammar knows. */
export interface Met {
  /** The named shape it stands in, `prompt`. */
  readonly of: ShapeName;
  readonly key: string;
  readonly meaning: Meaning;
  readonly value: unknown;
  readonly pointer: string;
}

/** Walks through what of a rules file the grammar knows; `meet` says `false` where it need not go deeper. */
export function walk(file: unknown, meet: (met: Met) => boolean | undefined): void {
  const enter = (
    shape: Shape,
    of: ShapeName,
    meanings: Readonly<Record<string, Meaning>>,
    value: unknown,
    pointer: string,
  ): void => {
    if (Array.isArray(shape)) {
      const list = Array.isArray(value) ? value.entries() : [];
      for (const [i, each] of list) enter(shape[0], of, meanings, each, step(pointer, i));
    } else if (typeof shape === "string") {
      for (const part of shape.split("|")) {
        const name = part.slice(1) as ShapeName;
        if (part[0] === "@") enter(SHAPES[name] as Shape, name, MEANINGS[name], value, pointer);
      }
    } else if (isObject(value)) {
      const keys = shape as Readonly<Record<string, Shape>>;
      const wild = Object.keys(keys).find((key) => key[0] === "*");
      for (const [key, each] of Object.entries(value)) {
        const known = [key, `${key}!`].find((name) => Object.hasOwn(keys, name)) ?? wild;
        const meaning = known && meanings[known.replace("!", "")];
        const place = step(pointer, key);
        if (!known || !meaning) continue;
        if (meet({ of, key, meaning, value: each, pointer: place }) === false) continue;
        enter(keys[known] as Shape, of, meaning.keys ?? {}, each, place);
      }
    }
  };
  enter(GRAMMAR.file, "file", MEANINGS.file, file, "");
}
