import { type Item, readItem } from "../core/event.js";
import { pathOf } from "./address.js";
import { TELLERS, TRUST } from "./trust.js";

/** A field of the page's product: what it is, and who says so. */
export interface Sourced {
  value: unknown;
  source: string;
}

/** As many other ids as an item can hold. */
const ALIASES = 50;

/** What several sources say of the page's one product, merged field by field in order of trust. */
export interface Subject {
  /**
   * Takes what a source says, whole: it replaces what this source said before.
   *
   * @param teller whether it tells what happens, of whatever product
   * @returns whether it is of the page's product; else nothing is taken: it is of another one, looked at in passing
   */
  tell(source: string, fields: Partial<Item>, teller?: boolean): boolean;
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
 * @param known what the page is known to be by those who need not guess: on a page of another kind than a product's
 *   only what the shop itself tracked counts
 */
export function createSubject(address: () => URL, known: () => string | undefined = () => {}): Subject {
  let told: Record<string, Partial<Item>> = {};
  /** The shop went on to another product at the same address. */
  let away = false;

  const isOther = () => (known() ?? "product") !== "product";

  const sources = () => {
    const fields: Record<string, Sourced> = {};
    const ids: (string | undefined)[] = [];
    const variants: string[] = [];
    const heard = isOther() && !told.track ? {} : told;
    for (const source of heard.address ? TRUST : []) {
      const { aliases = [], ...said } = heard[source] ?? {};
      ids.push(said.item_id, said.sku);
      variants.push(...aliases);
      for (const [field, value] of Object.entries(said)) {
        if (value !== undefined) fields[field] ??= { value, source };
      }
    }
    const others = [...new Set([...variants, ...ids])].filter((id) => id && id !== fields.item_id?.value);
    if (others.length) fields.aliases = { value: others, source: "all" };
    return fields;
  };

  return {
    tell(source, fields, teller = TELLERS.test(source)) {
      if (source !== "track" && isOther()) return false;
      const url = address();
      const { item_id, aliases } = sources();
      // A data layer, or the shop itself, speaks of the page first. Another product in the same page view (a quick
      // view) was looked at in passing, and its id must not become another name of this one; a variant's is one
      // already. Only where the shop alone speaks, the page is of whatever it says last.
      const same = [item_id, aliases].flatMap((each) => each?.value).includes(fields.item_id);
      const passing = (teller || source === "track") && !!told[source] && !same;
      const alone = source === "track" && Object.keys(told).length < 3;
      if (passing && !alone) return false;
      if (passing) told = {};
      away ||= passing;
      told[source] = fields;
      // Of two products at one address, the address names neither.
      told.address = away ? {} : { item_id: pathOf(url), url: url.href };
      return true;
    },
    item() {
      // Of a hundred variants the last ids are kept: the sources' own.
      const fields = Object.entries(sources()).map(([field, { value }]) => [
        field,
        Array.isArray(value) ? value.slice(-ALIASES) : value,
      ]);
      return fields.length ? readItem(Object.fromEntries(fields), "", () => {}) : undefined;
    },
    sources,
    clear() {
      told = {};
      away = false;
    },
  };
}
