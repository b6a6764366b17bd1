import { FILE } from "./file.js";
import type { KeysOf, Meaning, Meanings, ShapeName } from "./meaning.js";
import { PROMPT } from "./prompt.js";
import { RULE } from "./rule.js";

const ALL: Meanings<ShapeName> = { ...FILE, ...RULE, ...PROMPT };

/** Every key of every shape of the grammar, in words: one that lacks does not compile. */
export const MEANINGS: Readonly<Record<ShapeName, Readonly<Record<string, Meaning>>>> = ALL;

export type { KeysOf, Meaning, ShapeName };
