import { GRAMMAR, type Text } from "../../core/grammar.js";
import { step } from "../../core/issue.js";
import type { ShapeName } from "../../reference/grammar.js";
import type { Warning } from "../finding.js";
import { walk } from "../walk.js";
import { type Checked, promptsOf } from "./checked.js";

/** Characters that a prompt shows well. */
const FITS = { title: 80, body: 240 } as const;

/** Shapes of what is told by language. */
const BY_LANGUAGE = new Set<string>(
  Object.keys(GRAMMAR).filter((shape) => "*language" in GRAMMAR[shape as ShapeName]),
);

/** Texts that lack a language the file's other texts have. */
export function languages({ rules }: Checked): Warning[] {
  const texts = new Map<string, string[]>();
  walk(rules.file, ({ of, key, pointer }) => {
    if (!BY_LANGUAGE.has(of)) return;
    const text = pointer.slice(0, pointer.lastIndexOf("/"));
    texts.set(text, [...(texts.get(text) ?? []), key]);
  });
  const all = new Set([...texts.values()].flat());
  return [...texts].flatMap(([pointer, has]) => {
    const lacks = [...all].filter((tag) => !has.includes(tag) && !has.includes(tag.split("-")[0] as string));
    return lacks.length
      ? [
          {
            name: "language" as const,
            pointer,
            message: `it lacks ${lacks.join(", ")}, which other texts have`,
          },
        ]
      : [];
  });
}

/** A text, or each of its languages, with its pointer. */
const each = (text: Text | undefined, pointer: string): [pointer: string, text: string][] =>
  typeof text === "object"
    ? Object.entries(text).map(([language, one]) => [step(pointer, language), one])
    : [[pointer, text ?? ""]];

/** How long a text is as shown: a placeholder stands for a short name, or for its other words. */
const shown = (text: string): number =>
  [...text.replace(/\{[^{}|]*(?:\|([^{}]*))?\}/g, (_, other?: string) => other || "x".repeat(12))].length;

/** Texts too long for what they are. */
export const lengths = (checked: Checked): Warning[] =>
  promptsOf(checked).flatMap(({ prompt, pointer }) =>
    (["title", "body"] as const).flatMap((key) =>
      each(prompt[key], step(pointer, key))
        .filter(([, text]) => shown(text) > FITS[key])
        .map(([place, text]) => ({
          name: "length" as const,
          pointer: place,
          message: `${shown(text)} characters: a ${key} fits up to ${FITS[key]}`,
        })),
    ),
  );
