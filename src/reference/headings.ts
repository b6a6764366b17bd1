import type { ShapeName } from "./meaning.js";

/** Shapes whose keys stand in other tables: by language, by currency, by day. */
type Aside = "words" | "templates" | "urls" | "links" | "pictures" | "amounts" | "hours" | "manners";

/** The heading of each table of keys, and a sentence before it. */
export const HEADINGS: Readonly<
  Record<Exclude<ShapeName, Aside>, readonly [heading: string, says?: string]>
> = {
  file: ["The file", "A rules file is one JSON object with these keys. It is public: no secrets in it."],
  shop: ["`shop`"],
  store: ["`shop.stores`", "A list of objects with these keys."],
  consent: ["`consent`"],
  memory: ["`memory`"],
  listener: ["`events`", "For each event, one of these keys."],
  suggestions: ["`suggestions`"],
  sink: ["`sinks`", "A list of objects with these keys."],
  rule: ["A rule", "One of `prompt`, `variants` and `hand_off` must be there."],
  cap: ["A cap", "`cap` and `manners.caps` are lists of objects with these keys."],
  prompt: ["A prompt"],
  action: ["A button", "`actions` is a list of objects with these keys."],
  suggest: ["`suggest`"],
  coupon: ["`coupon`"],
  question: ["`question`"],
  choice: ["A choice", "`choices` is a list of objects with these keys."],
  variant: ["A variant", "`variants` is a list of objects with these keys."],
  hand_off: ["`hand_off`"],
};
