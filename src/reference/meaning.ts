import type { GRAMMAR, Read, Words } from "../core/grammar.js";

type Grammar = typeof GRAMMAR;

/** A word that may stand for a value, in one sentence. */
export type Word = string | { readonly says: string; readonly later: true };

/** What is said of a key of the grammar, as the generators read it. */
export interface Meaning {
  /** One sentence; code in backquotes. */
  readonly says: string;
  /** What holds where the file says nothing. */
  readonly default?: unknown;
  /** Values that editors propose. */
  readonly examples?: readonly unknown[];
  /** Understood and checked, but without effect in this version. */
  readonly later?: true;
  /** Of a value that is one of some words: each of them. */
  readonly words?: { readonly [word: string]: Word };
  /** Of an object with keys of its own: each of them. */
  readonly keys?: { readonly [key: string]: Meaning };
}

/** The words of `=one of these`, wherever it stands among alternatives. */
type WordsOf<S> = S extends `${infer A}|${infer B}`
  ? WordsOf<A> | WordsOf<B>
  : S extends `=${infer W}`
    ? Words<W>
    : S extends readonly [infer E]
      ? WordsOf<E>
      : never;
type Bare<K> = K extends `${infer N}!` ? N : K;

type MeaningOf<S> = {
  readonly says: string;
  readonly default?: Read<S>;
  readonly examples?: readonly Read<S>[];
  readonly later?: true;
} & ([WordsOf<S>] extends [never] ? unknown : { readonly words: { readonly [W in WordsOf<S>]: Word } }) &
  (S extends string | readonly unknown[] ? unknown : { readonly keys: KeysOf<S> });

/** A meaning for every key of a shape: one that lacks does not compile. */
export type KeysOf<S> = { readonly [K in keyof S as Bare<K>]: MeaningOf<S[K]> };

/** Names of the shapes that have keys. */
export type ShapeName = {
  [N in keyof Grammar]: Grammar[N] extends readonly unknown[] ? never : N;
}[keyof Grammar];

/** A meaning for every key of some shapes of the grammar. */
export type Meanings<N extends ShapeName> = { readonly [S in N]: KeysOf<Grammar[S]> };
