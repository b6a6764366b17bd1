import { describe, expect, it } from "vitest";
import { DAY, fileOf, MINUTE, SECOND, Visit } from "../../test/unit/visit.js";
import type { Memory } from "./memory.js";
import { toRecord } from "./record.js";

/** Memory as it is stored, in bytes. */
const bytes = (memory: Memory) => new TextEncoder().encode(JSON.stringify(toRecord(memory))).length;

/** A visitor of a clothes shop as pages tell of it: three variants, two categories, SKU and address beside the id. */
const item = (i: number, price = 129.9) => ({
  ...{
    item_id: `7${100_000 + i}`,
    sku: `ROB-${1_000 + i}-BLE-38`,
    item_name: `Robe portefeuille en lin imprimé n° ${i}`,
  },
  ...{
    item_brand: "Maison Lou",
    item_category: "Femme",
    item_category2: "Robes",
    currency: "EUR",
    price,
    list_price: 159.9,
  },
  ...{ availability: "InStock", rating: 4.6, reviews: 38 },
  ...{
    url: `https://www.boutique.example/fr/femme/robes/robe-portefeuille-${i}`,
    image: `https://cdn.boutique.example/p/${i}/large.jpg`,
  },
});

describe("memory", () => {
  it("of a visitor with 200 products is 64 KB at most", () => {
    const one = new Visit(fileOf([{ id: "a", prompt: { body: "x" } }]));
    for (let visit = 0; visit < 2; visit++) {
      for (let i = 0; i < 200; i++) {
        one
          .wait(MINUTE)
          .look({ ...item(i), item_variant: `Bleu / ${36 + 2 * visit}` })
          .engage(20 * SECOND);
      }
      one.event("add_to_cart", { items: [item(3), item(4), item(5)] }).wait(3 * DAY);
    }
    expect(one.memory.items).toHaveLength(200);
    expect(bytes(one.memory)).toBeLessThanOrEqual(64 * 1024);
  });

  it("of a visitor who comes every day for three months stays within 64 KB", () => {
    const one = new Visit(fileOf([{ id: "a", prompt: { body: "x" } }]));
    for (let day = 0; day < 90; day++) {
      for (let i = 0; i < 40; i++)
        one
          .wait(SECOND)
          .look(item((day * 7 + i) % 200))
          .engage(5 * SECOND);
      one.wait(DAY);
    }
    expect(bytes(one.memory)).toBeLessThanOrEqual(64 * 1024);
  });

  it("does not grow by prompts, messages, searches and transactions without end", () => {
    const rules = Array.from({ length: 5 }, (_, i) => ({ id: `r${i}`, prompt: { body: "x" } }));
    const one = new Visit(fileOf(rules));
    const round = (n: number) => {
      for (let i = 0; i < n; i++) {
        one
          .wait(MINUTE)
          .open()
          .event("search", { search_term: `term ${i}` }, "a")
          .event("message_sent", { channel: "sms" });
        one.event("purchase", { transaction_id: `T${i}-${n}`, value: 1 });
        one
          .speak(`r${i % 5}`)
          .outcome({ name: "prompt_dismissed", rule: `r${i % 5}` })
          .leave(`r${i % 5}`);
        one.outcome({ name: "prompt_ignored", rule: `r${i % 5}` });
      }
      return bytes(one.memory);
    };
    round(1_500);
    const before = bytes(one.memory);
    expect(round(300) - before).toBeLessThan(1_000);
    expect(before).toBeLessThan(64 * 1024);
  });
});
