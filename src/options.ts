import type { ConsentMode, ConsentState } from "./consent/consent.js";
import type {
  ExplainedRule,
  FactValue,
  Issue,
  Item,
  Rule,
  RulesFile,
  Suggestion,
  Text,
} from "./core/index.js";
import type { EventName, Events } from "./report/reports.js";
import type { Adapter } from "./shops/index.js";
import type { ShopName } from "./shops/named.js";
import type { Handlers } from "./speaker.js";

/** What `createFloorwalker` takes. */
export interface Options {
  /** The rules, the address of the rules file, `#id` of an inline script, or what makes them once the page is read. */
  rules?: RulesFile | string | (() => RulesFile) | undefined;
  /** How consent is had; default `auto`. */
  consent?: ConsentMode | undefined;
  /** Language of the texts and of prices; default the document's. */
  locale?: string | undefined;
  /**
   * Where the product and the cart are read from; default `auto`. A name loads the adapters of all shops; a list is
   * all there is in a bundle.
   */
  shop?: ShopName | readonly Adapter[] | undefined;
  /** An own source of products to show beside those of the rules file: asked last. */
  suggest?: ((about: { rule: string; item?: string; cart: string[] }) => Promise<Item[]>) | undefined;
  /** Name of the database; default `floorwalker`. */
  database?: string | undefined;
  /** The clock, for tests; epoch ms. */
  now?: (() => number) | undefined;
}

/** Draws in a way of the page's own. */
export interface HeadlessOptions extends Options {
  /** Shows a prompt; returns what takes it away again, or nothing where it can't be shown. */
  draw(prompt: HeadlessPrompt, handlers: Handlers): { close(): void; engaged?(): boolean } | undefined;
}

/** What is to be shown, for those who draw themselves. */
export interface HeadlessPrompt {
  rule: string;
  prompt: NonNullable<Rule["prompt"]>;
  suggestions: readonly Suggestion[];
  /** A text in the visitor's language with its placeholders replaced; nothing where one has no value. */
  text(text: Text | undefined): string | undefined;
}

/** Why each rule speaks or does not, and what is known of the page. Times: epoch ms. */
export interface Explanation {
  at: number;
  consent: { state: ConsentState; from: string; stored: boolean; note?: string };
  page: { type: string; path: string };
  showing: string | null;
  next: number | null;
  item: Record<string, { value: unknown; source: string }> | null;
  issues: (Issue & { message: string })[];
  rules: ExplainedRule[];
}

/** The assistant (SPEC.md section 3). No call throws, none rejects. */
export interface Floorwalker {
  track(name: string, params?: object): void;
  set(facts: Record<string, FactValue>): void;
  page(type?: string): void;
  on<N extends EventName>(name: N, listener: Events[N]): () => void;
  ask(): string | null;
  facts(): Record<string, FactValue>;
  explain(): Explanation;
  preview(rule: string): void;
  consent(state: "granted" | "denied"): void;
  optOut(): void;
  optIn(): void;
  privacy(): void;
  exportData(): Promise<object>;
  forget(): Promise<void>;
  stop(): void;
}
