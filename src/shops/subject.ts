import { type Item, readItem } from "../core/event.js";
import { pathOf } from "./address.js";
import { TELLERS, TRUST } from "./trust.js";

/** A field of the page's product: what it is, and who says so. */
export interface Sourced {
  value: unknown;
  source: string;
}

/** What several sources say of the page's one product, merged field by field in order of trust. */
export interface Subject {
  /** Takes what a source says, whole: it replaces what this source said before. */
  tell(source: string, fields: Partial<Item>): void;
  /** The product, if any source spoke of one. */
  item(): Item | undefined;
  /** Each field with its source, for `explain()`; empty while there is no product. */
  sources(): Record<string, Sourced>;
  /** Forgets all: a new page view began. */
  clear(): void;
}

/**
 * Makes the page's subject, of which nothing is known yet.
 *
 * @param address the page's own URL: the product's id where no source has one, and another name for it where one has
 */
export function createSubject(address: () => URL): Subject {
  let told: Record<string, Partial<Item>> = {};

  const sources = () => {
    const fields: Record<string, Sourced> = {};
    const ids: (string | undefined)[] = [];
    for (const source of told.address ? TRUST : []) {
      const { aliases = [], ...said } = told[source] ?? {};
      ids.push(said.item_id, said.sku, ...aliases);
      for (const [field, value] of Object.entries(said)) {
        if (value !== undefined) fields[field] ??= { value, source };
      }
    }
    const others = [...new Set(ids)].filter((id) => id && id !== fields.item_id?.value);
    if (others.length) fields.aliases = { value: others, source: "all" };
    return fields;
  };

  return {
    tell(source, fields) {
      const url = address();
      const first = told[source]?.item_id;
      // A data layer, or a pixel, speaks of the page first. Another product in the same page view was looked at in passing, and its
      // id must not become another name of this one.
      if (TELLERS.test(source) && first && first !== fields.item_id) return;
      told[source] = fields;
      told.address = { item_id: pathOf(url), url: url.href };
    },
    item() {
      const fields = Object.entries(sources()).map(([field, { value }]) => [field, value]);
      return fields.length ? readItem(Object.fromEntries(fields), "", () => {}) : undefined;
    },
    sources,
    clear() {
      told = {};
    },
  };
}
