import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, fileOf, HOUR, MINUTE, SECOND, Visit } from "../../test/unit/visit.js";
import { emptyMemory, type MemoryEvent, readParams, remember } from "./index.js";

const LAMP = { item_id: "P1", item_name: "Lamp", price: 100, currency: "EUR", item_category: "lamps" };
const RUG = { item_id: "P2", item_name: "Rug", price: 50, currency: "EUR", item_category: "rugs" };
// Every memory of a `Visit` is frozen to its depth: that nothing throws here shows that `remember` is pure.
const visit = (rest = {}) => new Visit(fileOf([], rest));

describe("remember", () => {
  it("is pure: the same memory and event give the same memory", () => {
    const one = visit()
      .look(LAMP)
      .event("add_to_cart", { items: [LAMP] });
    const event = { name: "view_cart", at: one.now + 1, page: 1, items: [RUG] } as MemoryEvent;
    const before = JSON.stringify(one.memory);
    expect(remember(one.memory, event)).toEqual(remember(one.memory, event));
    expect(JSON.stringify(one.memory)).toBe(before);
  });

  it("takes names it does not know, which only keep the session alive", () => {
    const one = visit().open();
    one
      .wait(20 * MINUTE)
      .event("size_guide")
      .wait(20 * MINUTE)
      .event("size_guide");
    expect(one.fact("visitor.sessions")).toBe(1);
    expect(one.fact("session.duration")).toBe(40 * MINUTE);
  });

  it("counts page views, searches, and searches without results", () => {
    const one = visit().open().open().event("search", { search_term: "x", results: 3 });
    one.event("search", { search_term: "y", results: 0 }).event("search", { search_term: "z" });
    expect(
      ["session.pages", "session.searches", "session.empty_searches"].map((name) => one.fact(name)),
    ).toEqual([2, 3, 1]);
  });

  it("does not take a list of products for a look at each", () => {
    const one = visit()
      .open()
      .event("view_item_list", { items: [LAMP, RUG] });
    expect(one.fact("session.products")).toBe(0);
    one.look(LAMP);
    expect([one.fact("item.views"), one.fact("session.products")]).toEqual([1, 1]);
  });

  it("remembers wishes, checkouts, purchases and refunds", () => {
    const one = visit({ shop: { currency: "EUR" } }).look(LAMP);
    one.event("add_to_wishlist", { items: [LAMP] }).event("begin_checkout", { items: [LAMP] });
    expect([one.fact("item.wished"), one.fact("checkout.started")]).toEqual([true, true]);
    one.event("purchase", { transaction_id: "T1", value: 100, currency: "EUR", items: [LAMP] });
    expect([one.fact("item.bought"), one.fact("checkout.started"), one.fact("visitor.spent")]).toEqual([
      true,
      false,
      100,
    ]);
    one.event("refund", { transaction_id: "T1", value: 40, currency: "EUR" });
    expect([one.fact("visitor.spent"), one.fact("visitor.purchases")]).toEqual([60, 1]);
  });

  it("takes an order of which nothing is told for what the cart held", () => {
    const one = visit({ shop: { currency: "EUR" } }).look(LAMP);
    one
      .event("add_to_cart", { items: [{ ...LAMP, quantity: 2 }] })
      .event("purchase", { transaction_id: "T1" });
    expect([one.fact("item.bought"), one.fact("cart.count"), one.fact("visitor.spent")]).toEqual([
      true,
      0,
      200,
    ]);
    one.event("purchase", { transaction_id: "T2", items: [LAMP] });
    expect([one.fact("visitor.purchases"), one.fact("visitor.spent")]).toEqual([2, 200]);
  });

  it("takes a message of another channel for an exposure of all rules", () => {
    const rules = fileOf([{ id: "a", prompt: { body: "x" } }], {
      manners: { quiet: "0s", caps: [{ max: 1, per: "1d" }] },
    });
    const told = new Visit(rules).open();
    expect(told.speaks()).toEqual(["a"]);
    expect(told.event("message_sent", { channel: "sms" }).held("a")).toBe("cap");
    for (const [medium, held] of [
      ["email", "cap"],
      ["SMS", "cap"],
      ["cpc", undefined],
    ] as const) {
      expect(new Visit(rules).open({}, { medium }).held("a")).toBe(held);
    }
  });
});

describe("remember: what two sources tell", () => {
  const cart = (...heard: [source: string | undefined, after: number, quantity?: number][]) => {
    const one = visit().open();
    for (const [source, after, quantity] of heard) {
      one.wait(after).event("add_to_cart", { items: [{ ...LAMP, ...(quantity && { quantity }) }] }, source);
    }
    return one.fact("cart.count");
  };

  it("counts the same change from two sources within 2 s once", () => {
    expect(cart(["data_layer", 0], ["markup", 1_500])).toBe(1);
    expect(cart(["data_layer", 0], ["markup", 1_500], ["platform", 100])).toBe(1);
    expect(cart(["data_layer", 0], ["markup", 10, 1])).toBe(1);
  });

  it("counts two real clicks twice, however the sources' tellings lie", () => {
    expect(cart(["data_layer", 0], ["data_layer", 300])).toBe(2);
    expect(cart([undefined, 0], [undefined, 0])).toBe(2);
    expect(cart(["a", 0], ["b", 10], ["a", 300], ["b", 10])).toBe(2);
    expect(cart(["a", 0], ["a", 300], ["b", 10], ["b", 300])).toBe(2);
    expect(cart(["a", 0], ["b", 2_500])).toBe(2);
    expect(cart(["a", 0, 1], ["b", 10, 2])).toBe(3);
  });

  it("knows the change again where one source names the variant or the quantity and the other does not", () => {
    expect(cart(["a", 0], ["b", 10, 2])).toBe(2);
    expect(cart(["a", 0, 2], ["b", 10])).toBe(2);
    // What one of them said holds against the third.
    expect(cart(["a", 0], ["b", 10, 2], ["c", 10, 3])).toBe(5);
    const variants = (...named: (string | undefined)[]) => {
      const one = visit().open();
      named.forEach((item_variant, i) => {
        one.event("add_to_cart", { items: [{ ...LAMP, ...(item_variant && { item_variant }) }] }, `s${i}`);
      });
      return [one.fact("cart.count"), one.memory.cart?.lines.map(({ variant }) => variant)];
    };
    expect(variants("red", undefined)).toEqual([1, ["red"]]);
    expect(variants(undefined, "red")).toEqual([1, ["red"]]);
    expect(variants("red", "blue")).toEqual([2, ["red", "blue"]]);
    const removed = visit()
      .event("add_to_cart", { items: [{ ...LAMP, quantity: 3 }] })
      .event("remove_from_cart", { items: [{ ...LAMP, quantity: 1 }] }, "a")
      .event("remove_from_cart", { items: [LAMP] }, "b");
    expect(removed.fact("cart.count")).toBe(2);
  });

  it("takes from the second telling what the first did not say", () => {
    const one = visit()
      .open()
      .event("add_to_cart", { items: [{ item_id: "P1" }] }, "markup");
    expect(one.fact("cart.value")).toBeUndefined();
    one.event("add_to_cart", { items: [{ ...LAMP, quantity: 2 }] }, "data-layer");
    expect([one.fact("cart.value"), one.fact("cart.top.name"), one.fact("cart.lines")]).toEqual([
      200,
      "Lamp",
      1,
    ]);
  });

  it("knows the change again under another id of the same product, viewed before or not", () => {
    const viewed = visit().look({ ...LAMP, sku: "S1" });
    viewed
      .event("add_to_cart", { items: [LAMP] }, "a")
      .event("add_to_cart", { items: [{ ...LAMP, item_id: "S1" }] }, "b");
    expect(viewed.fact("cart.count")).toBe(1);
    const unseen = visit()
      .open()
      .event("add_to_cart", { items: [{ ...LAMP, sku: "S1" }] }, "a");
    expect(unseen.event("add_to_cart", { items: [{ ...LAMP, item_id: "S1" }] }, "b").fact("cart.count")).toBe(
      1,
    );
  });

  it("knows the change again where only one source tells the variant", () => {
    const one = visit().look(LAMP);
    one.event("add_to_cart", { items: [{ ...LAMP, item_variant: "Red" }] }, "a");
    expect(one.event("add_to_cart", { items: [LAMP] }, "b").fact("cart.count")).toBe(1);
  });

  it("knows an order again that another source tells at once, with another number of it or none", () => {
    const order = { transaction_id: "T1", value: 100, items: [LAMP] };
    const others = [{}, { value: 100, items: [{ item_id: "9" }] }, { ...order, transaction_id: "uuid-1" }];
    for (const [first, second] of others.flatMap((other) => [
      [order, other],
      [other, order],
    ])) {
      const one = visit().open().event("purchase", first, "a").event("purchase", second, "b");
      expect(one.fact("visitor.purchases")).toBe(1);
      // The confirmation is loaded again, by both numbers.
      one.wait(MINUTE).open().event("purchase", order, "a").event("purchase", second, "b");
      expect(one.fact("visitor.purchases")).toBe(1);
    }
  });

  it("counts one order on one page, however often it is loaded, and however late another source tells it", () => {
    const one = visit({ shop: { currency: "EUR" } }).open();
    for (let load = 0; load < 3; load++) {
      one.event("purchase", { value: 100, currency: "EUR" }, "pixel");
      one.wait(SECOND).event("purchase", { transaction_id: "T1" }, "platform");
      one.wait(MINUTE).event("purchase", { transaction_id: "WC-T1", value: 100, items: [LAMP] }, "layer");
      one.wait(MINUTE);
    }
    expect([one.fact("visitor.purchases"), one.fact("visitor.spent")]).toEqual([1, 100]);
    one.open().event("purchase", { value: 30, currency: "EUR" }, "pixel");
    expect([one.fact("visitor.purchases"), one.fact("visitor.spent")]).toEqual([2, 130]);
  });

  it("takes the value and the products of an order from whoever tells them, in place of what the cart held", () => {
    const one = visit({ shop: { currency: "EUR" } }).look(LAMP);
    one
      .event("add_to_cart", { items: [RUG] })
      .open()
      .event("purchase", { transaction_id: "T1" }, "platform");
    one.wait(5 * SECOND).event("purchase", { transaction_id: "T1", value: 90, items: [LAMP] }, "layer");
    expect([one.fact("visitor.purchases"), one.fact("visitor.spent")]).toEqual([1, 90]);
    expect(one.look(LAMP).fact("item.bought")).toBe(true);
  });

  it("counts a purchase once by its transaction, days later too", () => {
    const one = visit()
      .open()
      .event("purchase", { transaction_id: "T1", value: 5, items: [LAMP] });
    one
      .wait(3 * DAY)
      .open()
      .event("add_to_cart", { items: [RUG] });
    one.event("purchase", { transaction_id: "T1", value: 5, items: [LAMP] });
    expect([one.fact("visitor.purchases"), one.fact("cart.count")]).toEqual([1, 1]);
    one.event("purchase", { transaction_id: "T2", value: 5, items: [LAMP] });
    expect(one.fact("visitor.purchases")).toBe(2);
  });

  it("keeps no transaction id as it was", () => {
    const one = visit()
      .open()
      .event("purchase", { transaction_id: "ORDER-4711", value: 5, items: [LAMP] }, "a");
    expect(JSON.stringify(one.memory)).not.toContain("ORDER-4711");
  });

  it("keeps no search term", () => {
    const one = visit().open().event("search", { search_term: "hepatitis" }, "a");
    one.wait(1 * HOUR).open();
    expect(JSON.stringify(one.memory)).not.toContain("hepatitis");
  });
});

describe("remember: what strangers tell", () => {
  const finite = (value: unknown, path = ""): void => {
    if (typeof value === "number") expect(Number.isFinite(value), path).toBe(true);
    else if (typeof value === "object" && value !== null)
      for (const [key, each] of Object.entries(value)) finite(each, `${path}/${key}`);
  };

  it("counts no engaged time where none is told", () => {
    const one = visit().look(LAMP);
    for (const engagement_time_msec of [undefined, Number.NaN, Number.POSITIVE_INFINITY, -5, "7"]) {
      one.take({ name: "user_engagement", at: one.now, page: 1, engagement_time_msec, item: "P1" } as never);
    }
    one.engage(SECOND);
    for (const name of ["session.dwell", "page.dwell", "item.dwell"]) expect(one.fact(name)).toBe(SECOND);
  });

  it("takes no page view that does not say of which page", () => {
    const one = visit().open().event("page_view");
    expect([one.fact("session.pages"), one.memory.pages.length]).toEqual([1, 1]);
  });

  it("keeps numbers that are numbers, whatever is told", () => {
    const wild = fc.oneof(fc.anything(), fc.double(), fc.constantFrom("1e400", "9".repeat(400), -0, 1e308));
    const item = fc.record(
      Object.fromEntries(
        [..."item_id item_name item_variant sku price quantity list_price rating currency".split(" ")].map(
          (key) => [key, key === "item_id" ? fc.constantFrom("A", "B", 5, null) : wild],
        ),
      ),
      { requiredKeys: ["item_id"] },
    );
    const params = fc.record(
      {
        items: fc.oneof(wild, fc.array(item, { maxLength: 3 }), fc.array(item, { maxLength: 3 })),
        value: wild,
        currency: fc.oneof(wild, fc.constantFrom("EUR", "USD")),
        transaction_id: wild,
        search_term: wild,
        results: wild,
        engagement_time_msec: wild,
      },
      { requiredKeys: [] },
    );
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ..."page_view view_item view_item_list add_to_cart remove_from_cart view_cart begin_checkout".split(
          " ",
        ),
        ..."purchase refund search add_to_wishlist message_sent user_engagement".split(" "),
      ),
    );
    const source = fc.constantFrom("a", "b", undefined);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, params, source, fc.nat(HOUR)), { maxLength: 12 }), (told) => {
        const one = visit().open();
        for (const [name, params, source, after] of told) {
          const read = readParams(name, params, () => undefined);
          one.wait(after).take({ name, at: one.now, page: 1, ...(source && { source }), ...read });
        }
        finite(one.memory);
        finite(one.page);
      }),
      { numRuns: 500 },
    );
  });
});

describe("remember: sessions", () => {
  it("ends one after 30 minutes without event or engaged input", () => {
    const one = visit()
      .open()
      .wait(29 * MINUTE)
      .engage(SECOND)
      .wait(29 * MINUTE)
      .event("x");
    expect(one.fact("visitor.sessions")).toBe(1);
    one.wait(30 * MINUTE + 1);
    expect(one.fact("visitor.sessions")).toBe(1);
    one.open();
    expect([one.fact("visitor.sessions"), one.fact("session.pages"), one.fact("visitor.returning")]).toEqual([
      2,
      1,
      true,
    ]);
    expect(one.fact("visitor.away")).toBe(30 * MINUTE + 1);
  });

  it("is this document where memory is not stored", () => {
    const one = visit();
    one.stored = false;
    one
      .open()
      .wait(2 * HOUR)
      .event("x")
      .wait(2 * DAY)
      .open();
    expect([one.fact("visitor.sessions"), one.fact("visitor.returning"), one.fact("session.pages")]).toEqual([
      1,
      false,
      2,
    ]);
  });

  it("is not renewed by what the assistant itself does", () => {
    const one = new Visit(fileOf([{ id: "a", prompt: { body: "x" } }])).open();
    one
      .wait(20 * MINUTE)
      .speak("a")
      .wait(20 * MINUTE)
      .open();
    expect(one.fact("visitor.sessions")).toBe(2);
  });

  it("takes its source from its first page view alone", () => {
    const one = visit()
      .open({}, { source: "news", medium: "email", campaign: "may" })
      .open({}, { source: "other" });
    expect(["source", "medium", "campaign"].map((name) => one.fact(`session.${name}`))).toEqual([
      "news",
      "email",
      "may",
    ]);
    one.wait(HOUR).open();
    expect(one.fact("session.source")).toBeUndefined();
  });

  it("bears a clock that was set back: a session from the future is over, and nothing runs backwards", () => {
    const one = visit()
      .look(LAMP)
      .event("add_to_cart", { items: [LAMP] })
      .event("begin_checkout");
    one.now -= 3 * DAY;
    for (const name of ["session.duration", "cart.idle", "checkout.idle"])
      expect(one.fact(name)).toBeGreaterThanOrEqual(0);
    one.look(LAMP);
    expect([one.fact("visitor.sessions"), one.fact("session.duration")]).toEqual([2, 0]);
    expect(one.fact("visitor.away")).toBeGreaterThanOrEqual(0);
    expect(one.fact("item.since_view")).toBeGreaterThanOrEqual(0);
  });
});

describe("remember: products", () => {
  it("counts a look once a page view, returns and reloads included", () => {
    const one = visit()
      .look(LAMP)
      .event("view_item", { items: [LAMP] });
    expect(one.fact("item.views")).toBe(1);
    one
      .look(RUG, { id: 2 })
      .open({ id: 1, type: "product" })
      .event("view_item", { items: [LAMP] });
    expect(one.fact("item.views")).toBe(1);
    one.look(LAMP, { id: 3 });
    expect(one.fact("item.views")).toBe(2);
  });

  it("counts no look anew on a return to any page view in which it was looked at", () => {
    const one = visit().look(LAMP, { id: 1 }).open({ id: 2 }).look(LAMP, { id: 3 });
    one.open({ id: 1, type: "product" }).event("view_item", { items: [LAMP] });
    expect(one.fact("item.views")).toBe(2);
  });

  it("takes a change of variant within 30 minutes for no new view", () => {
    const one = visit()
      .look({ ...LAMP, item_variant: "red" })
      .wait(20 * MINUTE);
    one.look({ ...LAMP, item_variant: "blue" });
    expect([one.fact("item.views"), one.fact("item.variants")]).toEqual([1, 2]);
    one.wait(10 * MINUTE).look({ ...LAMP, item_variant: "blue" });
    expect([one.fact("item.views"), one.fact("item.variants")]).toEqual([2, 2]);
    one
      .wait(29 * MINUTE)
      .event("x")
      .wait(2 * MINUTE)
      .look({ ...LAMP, item_variant: "red" });
    expect([one.fact("item.views"), one.fact("item.variants")]).toEqual([3, 2]);
  });

  it("knows a product by any id seen with it, in memory and cart alike", () => {
    const one = visit().look({ ...LAMP, sku: "S1", aliases: ["V1", "https://shop.example/lamp"] });
    one.look({ ...LAMP, item_id: "V1" });
    expect([one.fact("item.views"), one.fact("item.id"), one.fact("session.products")]).toEqual([2, "P1", 1]);
    one.open({ type: "product" }).event("view_item", { items: [LAMP] });
    one.event("add_to_cart", { items: [{ item_id: "S1", price: 100 }] });
    expect(one.fact("item.in_cart")).toBe(true);
    expect(one.fact("cart.items")).toEqual(["P1"]);
    one.event("add_to_cart", { items: [{ item_id: "V1", price: 100 }] });
    expect([one.fact("cart.lines"), one.fact("cart.count")]).toEqual([1, 2]);
    one.event("purchase", { transaction_id: "T", items: [{ item_id: "S1" }] });
    expect([one.fact("item.bought"), one.fact("visitor.bought")]).toEqual([true, ["P1"]]);
  });

  it("gives it the id that its page gives it, the one heard before as an alias", () => {
    const one = visit()
      .open()
      .event("add_to_cart", { items: [{ item_id: "SKU-9", item_variant: "red", price: 100 }] });
    one.look({ ...LAMP, item_id: "GROUP", sku: "SKU-9" });
    expect([one.fact("item.id"), one.fact("cart.items"), one.fact("item.in_cart")]).toEqual([
      "GROUP",
      ["GROUP"],
      true,
    ]);
    expect(one.memory.items[0]).toMatchObject({ id: "GROUP", aliases: ["SKU-9"] });
    expect(one.memory.cart?.lines).toMatchObject([{ id: "GROUP", aliases: ["SKU-9"], variant: "red" }]);
    one.event("add_to_cart", { items: [{ item_id: "SKU-9", item_variant: "red", price: 100 }] });
    expect([one.fact("cart.lines"), one.fact("cart.count")]).toEqual([1, 2]);
    // A page of one variant, which does not know of the group, changes nothing.
    one.look({ ...LAMP, item_id: "SKU-9" });
    expect([one.fact("item.id"), one.fact("item.views"), one.memory.items.length]).toEqual(["GROUP", 2, 1]);
  });

  it("gives the page's product its better name as well, and keeps what it was called before", () => {
    const one = visit().look({ item_id: "/lamp", price: 5 });
    one.event("view_item", { items: [{ ...LAMP, aliases: ["/lamp"], sku: "S1" }] });
    expect(one.page.item).toMatchObject({ item_id: "P1", price: 100, aliases: ["/lamp", "S1"] });
    expect([one.fact("item.id"), one.fact("item.views")]).toEqual(["P1", 1]);
    one.event("view_item", { items: [{ item_id: "S1", rating: 4 }] });
    expect(one.page.item).toMatchObject({ item_id: "P1", rating: 4, price: 100 });
  });

  it("makes one of products that turn out to be the same, with all that is known of them", () => {
    const one = visit()
      .look({ ...LAMP, item_id: "V1", item_variant: "red" })
      .engage(3 * SECOND)
      .event("purchase", { transaction_id: "T", items: [{ item_id: "V1" }] });
    const bought = one.now;
    one.wait(2 * DAY).look({ ...LAMP, item_id: "V2", item_variant: "blue", price: 90 });
    one.event("add_to_wishlist", { items: [{ item_id: "V2" }] }).engage(2 * SECOND);
    one.event("add_to_cart", { items: [{ item_id: "V1", item_variant: "red" }] });
    one.event("add_to_cart", { items: [{ item_id: "V2", item_variant: "blue" }] });
    one.event("add_to_cart", { items: [{ item_id: "V3", item_variant: "red" }] });
    expect([one.memory.items.length, one.fact("cart.lines")]).toEqual([2, 3]);
    one.wait(DAY).look({ ...LAMP, item_id: "P1", aliases: ["V1", "V2", "V3"] });
    expect(one.memory.items).toHaveLength(1);
    expect(one.memory.items[0]).toMatchObject({
      id: "P1",
      aliases: ["V2", "V1", "V3"],
      bought,
      wished: true,
    });
    expect(["views", "sessions", "dwell", "variants"].map((name) => one.fact(`item.${name}`))).toEqual([
      3,
      3,
      5 * SECOND,
      2,
    ]);
    // At the latest look of the two.
    expect([one.fact("item.last_price"), one.fact("item.since_view")]).toEqual([90, DAY + 2 * SECOND]);
    expect(one.memory.cart?.lines.map(({ id, variant, quantity }) => [id, variant, quantity])).toEqual([
      ["P1", "red", 2],
      ["P1", "blue", 1],
    ]);
    expect(one.fact("cart.items")).toEqual(["P1"]);
  });

  it("counts one session for two products looked at in it that are one", () => {
    const one = visit()
      .look({ ...LAMP, item_id: "V1" })
      .look({ ...LAMP, item_id: "V2" });
    one.wait(HOUR).look({ ...LAMP, aliases: ["V1", "V2"] });
    expect([one.fact("item.views"), one.fact("item.sessions"), one.fact("visitor.sessions")]).toEqual([
      3, 2, 2,
    ]);
  });

  it("learns that two products are one from the cart, too", () => {
    const one = visit()
      .look(LAMP)
      .look({ ...LAMP, item_id: "V1" });
    one.event("add_to_cart", { items: [{ item_id: "V1", sku: "P1" }] });
    expect(one.memory.items).toHaveLength(1);
    expect([one.fact("item.views"), one.fact("cart.lines")]).toEqual([2, 1]);
  });

  it("compares prices of one currency alone", () => {
    const one = visit()
      .look(LAMP)
      .wait(DAY)
      .look({ ...LAMP, price: 80, currency: "USD" });
    expect(["last_price", "price_drop"].map((name) => one.fact(`item.${name}`))).toEqual([
      undefined,
      undefined,
    ]);
    one.wait(DAY).look({ ...LAMP, price: 60, currency: "USD" });
    expect(["last_price", "price_drop"].map((name) => one.fact(`item.${name}`))).toEqual([80, 25]);
    // A wish or an order in another currency says nothing of the page's price.
    one.event("purchase", { transaction_id: "T", currency: "EUR", items: [{ ...LAMP, price: 55 }] });
    expect(one.memory.items[0]).toMatchObject({ price: 60, currency: "USD" });
  });

  it("fixes price drop, last price and return to stock for the session", () => {
    const one = visit().look({ ...LAMP, availability: "OutOfStock" });
    expect(
      ["item.last_price", "item.price_drop", "item.back_in_stock"].map((name) => one.fact(name)),
    ).toEqual([undefined, undefined, undefined]);
    one.wait(DAY).look({ ...LAMP, price: 80, availability: "InStock" });
    const now = () =>
      ["item.last_price", "item.price_drop", "item.back_in_stock", "item.since_view"].map((name) =>
        one.fact(name),
      );
    expect(now()).toEqual([100, 20, true, DAY]);
    one.wait(5 * MINUTE).look({ ...LAMP, price: 80, availability: "InStock" });
    expect(now()).toEqual([100, 20, true, DAY]);
    one.wait(DAY).look({ ...LAMP, price: 80, availability: "InStock" });
    expect(now()).toEqual([80, 0, false, DAY]);
  });

  it("takes the price of the last look, not of a wish or purchase since", () => {
    const one = visit().look(LAMP).wait(DAY).open();
    one.event("add_to_wishlist", { items: [{ ...LAMP, price: 80 }] }).look({ ...LAMP, price: 80 });
    expect([one.fact("item.last_price"), one.fact("item.price_drop")]).toEqual([100, 20]);
  });

  it("says no price drop where it became dearer", () => {
    expect(
      visit()
        .look(LAMP)
        .wait(DAY)
        .look({ ...LAMP, price: 120 })
        .fact("item.price_drop"),
    ).toBe(0);
  });

  it("counts sessions with it, and forgets looks beyond look_back", () => {
    const one = visit()
      .look(LAMP)
      .engage(10 * SECOND)
      .wait(10 * DAY)
      .look(LAMP)
      .wait(10 * DAY)
      .look(LAMP);
    expect([one.fact("item.views"), one.fact("item.sessions"), one.fact("item.dwell")]).toEqual([
      3,
      3,
      10 * SECOND,
    ]);
    one.wait(15 * DAY).look(LAMP);
    expect([one.fact("item.views"), one.fact("item.sessions"), one.fact("item.dwell")]).toEqual([3, 3, 0]);
  });

  it.each([
    ["7d", DAY, 41, [6, 8]],
    ["30d", DAY, 60, [28, 31]],
    ["30d", 5 * HOUR, 400, [130, 146]],
    ["2h", 10 * MINUTE, 40, [11, 13]],
    ["1h", 5 * MINUTE, 40, [10, 13]],
  ] as const)(
    "counts no look beyond a look_back of %s, one every %d ms",
    (look_back, every, times, [least, most]) => {
      const one = new Visit(fileOf([], { memory: { look_back } }));
      for (let i = 0; i < times; i++) one.wait(every).look(LAMP);
      expect(one.fact("item.views")).toBeGreaterThanOrEqual(least);
      expect(one.fact("item.views")).toBeLessThanOrEqual(most);
      expect(one.fact("item.sessions")).toBeLessThanOrEqual(most);
    },
  );

  it("never counts more than was looked at within look_back, whenever that was, and little less", () => {
    const gaps = fc.array(fc.oneof(fc.nat(3 * DAY), fc.nat(2 * HOUR), fc.nat(20 * DAY)), { maxLength: 60 });
    fc.assert(
      fc.property(gaps, fc.nat(40 * DAY), (waits, last) => {
        const one = new Visit(fileOf([], { memory: { look_back: "30d" } }));
        const looks = waits.map((ms) => one.wait(ms).look(LAMP).engage(7).now - 7);
        one.wait(last).open({ type: "product" }).tell({ item: LAMP });
        const within = (ms: number) => looks.filter((at) => at >= one.now - ms).length;
        const views = one.fact("item.views") as number;
        expect(views).toBeLessThanOrEqual(within(30 * DAY));
        expect(views).toBeGreaterThanOrEqual(within(29 * DAY));
        expect(one.fact("item.dwell")).toBeLessThanOrEqual(7 * within(30 * DAY + 7));
        expect(one.fact("item.sessions")).toBeLessThanOrEqual(views);
      }),
      { numRuns: 200 },
    );
  });

  it("forgets variants beyond look_back", () => {
    const one = visit().look({ ...LAMP, item_variant: "red" });
    one.wait(20 * DAY).look({ ...LAMP, item_variant: "blue" });
    expect(one.fact("item.variants")).toBe(2);
    expect(one.wait(20 * DAY).fact("item.variants")).toBe(1);
    expect(one.look({ ...LAMP, item_variant: "red" }).fact("item.variants")).toBe(2);
    expect(one.wait(31 * DAY).fact("item.variants")).toBe(0);
  });

  it("keeps looks at other products in fewer rows, and counts none for longer for it", () => {
    const one = visit();
    for (let i = 0; i < 20; i++) one.wait(DAY).look(LAMP);
    for (let i = 0; i < 30; i++) one.look({ ...RUG, item_id: `R${i}` });
    expect(one.memory.items.find(({ id }) => id === "P1")?.looks.length).toBeLessThanOrEqual(5);
    one.look(LAMP);
    expect(one.fact("item.views")).toBe(21);
    one.wait(29 * DAY);
    expect(one.fact("item.views")).toBeLessThanOrEqual(2);
  });

  it("looks back by the clock, not by days", () => {
    const one = new Visit(fileOf([], { memory: { look_back: "2h" } }))
      .look(LAMP)
      .wait(3 * HOUR)
      .look(LAMP);
    expect(one.fact("item.views")).toBe(1);
  });

  it("keeps the 200 latest, and those in the cart whatever their age", () => {
    const one = visit()
      .look(LAMP)
      .event("add_to_cart", { items: [LAMP] });
    for (let i = 0; i < 250; i++) one.wait(SECOND).look({ ...RUG, item_id: `R${i}` });
    expect(one.memory.items.length).toBeLessThanOrEqual(201);
    expect(one.look(LAMP).fact("item.views")).toBe(2);
    expect(one.look({ ...RUG, item_id: "R0" }).fact("item.views")).toBe(1);
  });

  it("keeps them for memory.keep", () => {
    const one = visit()
      .look(LAMP)
      .look(RUG)
      .event("add_to_cart", { items: [RUG] })
      .wait(91 * DAY)
      .open();
    expect(one.memory.items.map(({ id }) => id)).toEqual(["P2"]);
  });

  it("keeps address and picture of the 30 latest and of the cart", () => {
    const item = (i: number) => ({ ...RUG, item_id: `R${i}`, url: `/r/${i}`, image: `/r/${i}.jpg` });
    const one = visit()
      .look(item(0))
      .event("add_to_cart", { items: [item(0)] });
    for (let i = 1; i < 60; i++) one.wait(SECOND).look(item(i));
    const kept = one.memory.items.filter(({ url, image }) => url || image).map(({ id }) => id);
    expect(kept).toHaveLength(31);
    expect(kept).toContain("R0");
    one.event("view_cart", { items: [] }).look(item(60));
    expect(one.memory.items.filter(({ url }) => url)).toHaveLength(30);
  });
});

describe("remember: what came of a prompt", () => {
  const rules = fileOf([{ id: "a", prompt: { body: "x" } }]);
  const fact = (one: Visit, name: string) => one.fact(`rule.a.${name}`);

  it("counts what is drawn, and gives back what is not drawn within 5 s", () => {
    const one = new Visit(rules).open().speak("a");
    expect([fact(one, "shown"), fact(one, "since")]).toEqual([1, 0]);
    one.claim("a");
    one.wait(6 * SECOND);
    expect(fact(one, "shown")).toBe(1);
    one.outcome({ name: "prompt_returned", claim: one.claim("a") });
    expect(fact(one, "shown")).toBe(1);
  });

  it("counts clicks, dismissals and answers", () => {
    const one = new Visit(rules).open().speak("a");
    one.outcome({ name: "prompt_clicked", rule: "a" }).outcome({ name: "prompt_dismissed", rule: "a" });
    one.outcome({ name: "prompt_answered", rule: "a", answer: "yes", keep: DAY });
    expect(["clicked", "dismissed", "answered", "converted"].map((name) => fact(one, name))).toEqual([
      1, 1, 1, 0,
    ]);
    expect(one.fact("visitor.answer.a")).toBe("yes");
    expect(one.wait(DAY).fact("visitor.answer.a")).toBeUndefined();
  });

  it("forgets an answer as its time has passed", () => {
    const one = new Visit(rules).open().speak("a");
    one.outcome({ name: "prompt_answered", rule: "a", answer: "yes, of course", keep: 10 * MINUTE });
    one.wait(10 * MINUTE - 1).event("x");
    expect(one.fact("visitor.answer.a")).toBe("yes, of course");
    one.wait(1).event("x");
    expect(one.fact("visitor.answer.a")).toBeUndefined();
    expect(JSON.stringify(one.memory)).not.toContain("of course");
    expect(fact(one, "answered")).toBe(1);
  });

  it("counts the gap from the real end of a prompt that outstayed its ten minutes", () => {
    const file = fileOf(
      [
        { id: "a", prompt: { body: "x" } },
        { id: "b", prompt: { body: "x" } },
      ],
      { manners: { quiet: "0s", caps: [], gap: "2m" } },
    );
    const one = new Visit(file).open().speak("a");
    expect(
      one
        .wait(11 * MINUTE)
        .event("x")
        .held("b"),
    ).toBe("gap");
    one.wait(4 * MINUTE).event("x");
    expect(one.speaks()).toEqual(["b"]);
    one.leave("a");
    expect(one.held("b")).toBe("gap");
    expect(one.wait(2 * MINUTE).speaks()).toEqual(["b"]);
    // It has left once: a second time says nothing, nor does another's.
    one.leave("a").leave("b");
    expect(one.speaks()).toEqual(["b"]);
  });

  it.each(["constructor", "__proto__"])("takes a rule of the name %s like another", (id) => {
    const file = fileOf([{ id, prompt: { body: "x" } }], { manners: { quiet: "0s" } });
    const one = new Visit(file).open();
    expect(one.rules.issues).toEqual([]);
    expect(one.fact(`rule.${id}.shown`)).toBe(0);
    expect(one.speaks()).toEqual([id]);
    expect(one.speak(id).held(id)).toBe("condition");
    one.outcome({ name: "prompt_dismissed", rule: id }).leave(id);
    expect([one.fact(`rule.${id}.shown`), one.fact(`rule.${id}.dismissed`)]).toEqual([1, 1]);
  });
});

describe("emptyMemory", () => {
  it("knows nobody, and is plain JSON", () => {
    expect(JSON.parse(JSON.stringify(emptyMemory()))).toEqual(emptyMemory());
  });
});
