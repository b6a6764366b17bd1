/**
 * The grammar of a rules file (SPEC.md section 4) as data. The validator, the TypeScript types, the JSON Schema and the
 * reference page are all read from it; what each key means, in words, stands in `src/reference/`, which the browser
 * build never imports.
 *
 * A shape is a list `[shape]`, an object of keys, or a text of alternatives `a|b`, each a kind of `kinds.ts`, `@name`
 * of another shape here, or `=one of these words`. A key that ends in `!` is required; `*kind` stands for any key of
 * that kind.
 */
export const GRAMMAR = {
  file: {
    $schema: "text",
    "floorwalker!": "version",
    shop: "@shop",
    consent: "@consent",
    memory: "@memory",
    events: { "*id": "@listener" },
    motives: { "*motive": "any" },
    manners: "@manners",
    holdout: "percent",
    suggestions: "@suggestions",
    sinks: ["@sink"],
    "rules!": ["@rule"],
  },
  shop: {
    name: "text",
    currency: "currency",
    phone: "text",
    email: "text",
    address: "text",
    timezone: "timezone",
    hours: "@hours",
    closed: ["day_date"],
    free_shipping_from: "positive|@amounts",
    pages: { "*page": "text|@globs" },
    urls: { cart: "url", checkout: "url", privacy: "url", returns: "url" },
    stores: ["@store"],
    hosts: ["text"],
    known_contacts: "boolean",
  },
  hours: { "*days": ["opening"] },
  amounts: { "*currency": "positive" },
  globs: ["text"],
  texts: ["text"],
  words: { "*language": "text" },
  templates: { "*language": "template" },
  urls: { "*language": "url" },
  links: { "*language": "link" },
  pictures: { "*language": "picture" },
  store: {
    "id!": "text",
    "name!": "text",
    address: "text",
    phone: "text",
    hours: "@hours",
    lat: "number",
    lng: "number",
    url: "url",
  },
  consent: { text: "text|@words", policy: "url|@urls" },
  memory: { keep: "duration", items: "whole", look_back: "duration", never: ["text"] },
  listener: { click: "selector", visible: "selector", submit: "selector" },
  manners: {
    quiet: "duration",
    gap: "duration",
    caps: ["@cap"],
    done: "duration",
    dismissed: { snooze: "duration", backoff: "positive", give_up_after: "whole", give_up_for: "duration" },
    ignored: { after: "duration", per_dismissal: "whole" },
    busy: ["=typing dialog overlay fullscreen hidden checkout"],
    bought: { category: "duration" },
    never: "condition",
  },
  cap: { "max!": "count", "per!": "=page session visitor|duration" },
  suggestions: {
    catalog: "url",
    affinity: "url",
    pairs: { "*text": ["text"] },
    categories: { "*text": ["text"] },
  },
  sink: { "to!": "=data_layer beacon matomo posthog segment plausible", url: "url" },
  rule: {
    "id!": "id",
    note: "text",
    status: "=on draft off",
    when: "condition",
    on: "text|@texts",
    wait: "duration",
    from: "date",
    until: "date",
    priority: "number",
    audience: "percent",
    holdout: "percent",
    cap: ["@cap"],
    goal: { "event!": "text", within: "duration", item: "=same" },
    service: "boolean",
    again: "boolean",
    during_checkout: "boolean",
    prompt: "@prompt",
    variants: ["@variant"],
    hand_off: "@hand_off",
  },
  variant: {
    "id!": "id",
    weight: "positive",
    motive: "=security pride novelty comfort money sympathy",
    "prompt!": "@prompt",
  },
  hand_off: {
    "to!": "=klaviyo brevo mautic data_layer webhook",
    "name!": "text",
    url: "url",
    with: "=item interest cart order none",
  },
  prompt: {
    type: "=card bar inline launcher",
    slot: "selector",
    position: "=bottom-right bottom-left top bottom",
    title: "template|@templates",
    body: "template|@templates",
    image: "picture|@pictures",
    actions: ["@action"],
    suggest: "@suggest",
    coupon: "@coupon",
    question: "@question",
    contact: "boolean",
    hide_after: "duration",
  },
  action: {
    "label!": "template|@templates",
    "do!":
      "=open add_to_cart go_to_cart go_to_checkout call email chat copy_coupon print_coupon share add_to_wishlist remind_me find_store snooze dismiss",
    url: "link|@links",
    item_id: "text",
    subject: "template|@templates",
    body: "template|@templates",
    with: "=item cart",
    for: "duration",
    topic: "=cart item back_in_stock news",
    consent_text: "template|@templates",
    policy: "url|@urls",
    to: "text",
  },
  suggest: {
    for: "=item cart event interest",
    from: ["=pairs affinity categories related viewed new sale"],
    min: "whole",
    limit: "whole",
    max_price: "positive|=cart.to_free_shipping",
    max_share: "positive",
    long_tail: "share",
  },
  coupon: { "code!": "text", label: "template|@templates", until: "date", valid_for: "duration" },
  question: {
    "kind!": "=choice rating text",
    choices: ["@choice"],
    keep: "duration",
    next: "id",
    to: "text",
  },
  choice: { "value!": "text", "label!": "template|@templates" },
} as const;

/** What a condition tests a fact against: a value (equality), a list (one of), or operators that must all hold. */
export type Test = Value | readonly Value[] | { readonly [operator: string]: Value | readonly Value[] };
/** A value in a condition. */
export type Value = string | number | boolean;
/** A condition: every key must hold. A key is a fact's name, or `all`, `any`, `not`. */
export interface Condition {
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
  readonly [fact: string]: Test | Condition | readonly Condition[] | undefined;
}

interface Types {
  number: number;
  positive: number;
  count: number;
  whole: number;
  percent: number;
  share: number;
  version: 1;
  boolean: boolean;
  condition: Condition;
  any: unknown;
}

/** The words of a text, as a union. */
export type Words<S extends string> = S extends `${infer A} ${infer B}` ? A | Words<B> : S;
type One<S extends string> = S extends `=${infer W}`
  ? Words<W>
  : S extends `@${infer N extends keyof Grammar}`
    ? Read<Grammar[N]>
    : S extends keyof Types
      ? Types[S]
      : string;
type Alternatives<S extends string> = S extends `${infer A}|${infer B}` ? One<A> | Alternatives<B> : One<S>;
type Grammar = typeof GRAMMAR;
type Required<K> = K extends `${infer N}!` ? N : never;
type Optional<K> = K extends `${string}!` | `*${string}` ? never : K;

/** The TypeScript type of what a shape allows. */
export type Read<S> = S extends string
  ? Alternatives<S>
  : S extends readonly [infer E]
    ? readonly Read<E>[]
    : { readonly [K in keyof S as Required<K>]: Read<S[K]> } & {
        readonly [K in keyof S as Optional<K>]?: Read<S[K]>;
      } & (keyof S extends `*${string}` ? { readonly [key: string]: Read<S[keyof S]> } : unknown);

/** A rules file, as SPEC.md section 4 defines it. */
export type RulesFile = Read<Grammar["file"]>;
/** One rule of a rules file. */
export type RuleSource = Read<Grammar["rule"]>;
/** The shop's particulars in a rules file. */
export type Shop = Read<Grammar["shop"]>;
/** What a rule shows. */
export type PromptSource = Read<Grammar["prompt"]>;
/** What a button of a prompt does. */
export type ActionSource = Read<Grammar["action"]>;
/** A frequency cap. */
export type Cap = Read<Grammar["cap"]>;
/** A text, or one text by language. */
export type Text = string | { readonly [language: string]: string };
/** Where products to show come from. */
export type SuggestSource = Read<Grammar["suggest"]>;
