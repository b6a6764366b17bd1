// The tag in pages and browsers that make it hard: the page sees nothing of it, and what can go on goes on.

import type { BrowserContext, Page } from "@playwright/test";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { expect, htmlPage, productPage, rulesElement, settle, test } from "./harness.js";
import type { Answer, Route } from "./server.js";
import type { Allowed } from "./watchdog.js";

const NOON = new Date("2026-06-01T10:00:00Z");

/** A rule that speaks at once on a product page. */
const hello = {
  id: "hello",
  when: { "page.type": "product" },
  prompt: { type: "card", title: "Hello", body: "{item.name}" },
};
const manners = { quiet: "0s", gap: "0s" };
const file = { floorwalker: 1, manners, rules: [hello] };

/** A product page with a button that has the focus, and keeps it. */
const held = `<main><h1>Teapot</h1><button id="held" autofocus>Add to cart</button></main>`;
const product = (tag: Record<string, string> = {}, head = "") =>
  productPage({ body: held, head, tag: { "data-rules": "/floorwalker.json", ...tag } });

/** Collects what a page hears of the tag, by calls made before it has arrived. */
const listen = () => {
  const heard = { ready: false, errors: [] as object[] };
  Object.assign(window, {
    heard,
    floorwalker: [
      ["on", "ready", () => (heard.ready = true)],
      [
        "on",
        "error",
        (error: { path?: string; expected?: string; nearest?: string; message?: string }) =>
          heard.errors.push({ ...error, ...(error.message && { message: error.message }) }),
      ],
    ],
  });
};

const errors = (page: Page) =>
  page.evaluate(
    () =>
      (window as unknown as { heard: { errors: { path?: string; expected?: string; message?: string }[] } })
        .heard.errors,
  );

/** Our lines in the console. */
function said(page: Page): string[] {
  const lines: string[] = [];
  page.on("console", (message) => {
    if (message.text().startsWith("[floorwalker]")) lines.push(message.text());
  });
  return lines;
}

/** Time stands still but for the steps of `until`, so that no machine is too slow. */
async function stop(page: Page): Promise<void> {
  await page.clock.install({ time: NOON.getTime() - 60_000 });
  await page.clock.pauseAt(NOON.getTime() + 1000);
}

/** Moves the clock in small steps, until something is so. */
async function until(page: Page, what: string): Promise<void> {
  await expect
    .poll(
      async () => {
        // No faster than real time: IndexedDB goes on in that.
        await page.clock.runFor(50);
        return page.evaluate(what);
      },
      { intervals: [50], timeout: 20_000 },
    )
    .toBe(true);
}

const spoken = `!!document.querySelector("floorwalker-prompt[rule=hello]")`;
const knows = `floorwalker.facts()["item.id"] === "SKU-1"`;

const keepsFocus = (page: Page) => expect(page.locator("#held")).toBeFocused();

async function begin(context: BrowserContext, page: Page, allow: Allowed): Promise<void> {
  allow.console(/\[floorwalker\]/);
  await context.addInitScript(listen);
  await stop(page);
}

test.describe("the tag", () => {
  test("takes over calls made before it arrived, in their order", async ({ page, site }) => {
    await stop(page);
    const queue = `<script>
      window.order = [];
      (window.floorwalker = window.floorwalker || []).push(["track", "add_to_cart", { items: [{ item_id: "A", price: 5 }] }]);
      floorwalker.push((it) => order.push(it.facts()["cart.count"]));
      floorwalker.push(["track", "add_to_cart", { items: [{ item_id: "B", price: 6 }] }], ["set", { tier: "vip" }]);
      floorwalker.push((it) => order.push(it.facts()["cart.count"], it.facts()["custom.tier"], it === window.floorwalker));
    </script>`;
    site.serve({ "/": product({}, queue), "/floorwalker.json": JSON.stringify(file) });
    await page.goto("/");
    expect(await page.evaluate("order")).toEqual([1, 2, "vip", true]);
    // After that, `push` goes on working.
    await page.evaluate(
      `floorwalker.push(["set", { tier: "none" }], (it) => order.push(it.facts()["custom.tier"]))`,
    );
    expect(await page.evaluate("order.at(-1)")).toBe("none");
    await keepsFocus(page);
  });

  test("survives queued calls that are wrong, and functions that throw", async ({
    page,
    site,
    context,
    allow,
  }) => {
    await begin(context, page, allow);
    const queue = `<script>
      floorwalker.push(null, 3, "track", [], ["nothing"], ["constructor"], ["__proto__"], {}, () => { throw new Error("mine") },
        async () => { throw new Error("later") }, () => { throw Symbol("odd") }, () => { throw Object.create(null) },
        ["track"], ["track", ""], ["track", "view_item", null], ["on"], ["on", "nothing", 3], ["set", null], ["page", 7],
        ["page", "prodct"], ["preview", {}], ["consent", "maybe"], ["set", { tier: "vip" }]);
    </script>`;
    site.serve({ "/": product({}, queue), "/floorwalker.json": JSON.stringify(file) });
    await page.goto("/");
    await until(page, "heard.ready");
    await until(page, spoken);
    expect(await page.evaluate(`floorwalker.facts()["custom.tier"]`)).toBe("vip");
    expect(await errors(page)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ message: "mine" }),
        expect.objectContaining({ message: "later" }),
        expect.objectContaining({ path: "/consent" }),
        expect.objectContaining({ path: "/page", nearest: "product" }),
      ]),
    );
    await keepsFocus(page);
  });

  for (const [what, value] of Object.entries({
    number: 1,
    text: "'shop'",
    element: "undefined",
    truth: true,
  })) {
    test(`starts where the page has a ${what} of its name`, async ({ page, site }) => {
      await stop(page);
      const head = `<script>window.floorwalker = ${value}</script>`;
      site.serve({
        "/": product({}, value === "undefined" ? `<meta id="floorwalker">` : head),
        "/floorwalker.json": JSON.stringify(file),
      });
      await page.goto("/");
      await until(page, knows);
    });
  }

  test("does nothing as a second copy but warn", async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    const lines = said(page);
    site.serve({ "/": product(), "/floorwalker.json": JSON.stringify(file) });
    const copy = await (await page.request.get("/floorwalker.min.js")).body();
    site.serve({ "/copy.js": { body: copy, type: "text/javascript" } });
    await page.goto("/");
    await until(page, spoken);
    await page.addScriptTag({ url: "/copy.js" });
    await expect.poll(() => lines).toEqual([expect.stringMatching(/second copy/)]);
    expect(site.requests.filter((request) => request === "GET /floorwalker.json")).toHaveLength(1);
    expect(await page.evaluate(`floorwalker.facts()["session.pages"]`)).toBe(1);
    await expect(page.locator("floorwalker-prompt")).toHaveCount(1);
    await keepsFocus(page);
  });

  for (const where of ["injected late", "deferred", "at the end of the body"]) {
    test(`works ${where}`, async ({ page, site }) => {
      await stop(page);
      const attributes = `data-rules="/floorwalker.json" data-consent="granted"`;
      const late = `<script>addEventListener("load", () => {
        const tag = document.createElement("script");
        tag.src = "/floorwalker.min.js";
        tag.dataset.rules = "/floorwalker.json";
        tag.dataset.consent = "granted";
        document.body.append(tag);
      })</script>`;
      const end = `<script src="/floorwalker.min.js" ${attributes}></script>`;
      const deferred = end.replace("<script", "<script defer");
      const html = productPage({
        tag: false,
        head: where === "injected late" ? late : where === "deferred" ? deferred : "",
        body: where === "at the end of the body" ? held + end : held,
      });
      site.serve({ "/": html, "/floorwalker.json": JSON.stringify(file) });
      await page.goto("/");
      await until(page, "!!window.floorwalker");
      await until(page, spoken);
      await keepsFocus(page);
    });
  }

  test("leaves everything as it was after stop()", async ({ page, site, context }) => {
    await stop(page);
    await context.addInitScript(() => {
      Object.assign(window, { natives: [history.pushState, history.replaceState], dataLayer: [] });
    });
    const more = {
      ...file,
      events: { guide: { click: ".guide" }, seen: { visible: ".foot" } },
      rules: [hello, { id: "call", prompt: { type: "launcher", title: "Help" } }],
    };
    site.serve({
      "/bare": productPage({ body: held, tag: false }),
      "/": product(),
      "/floorwalker.json": JSON.stringify(more),
    });
    const client = await context.newCDPSession(page);
    const listeners = async () => {
      const all: string[] = [];
      for (const target of [
        "window",
        "document",
        "document.documentElement",
        "document.body",
        "history",
        "navigation",
      ]) {
        const { result } = await client.send("Runtime.evaluate", { expression: target });
        const { listeners } = await client.send("DOMDebugger.getEventListeners", {
          objectId: result.objectId as string,
        });
        all.push(...listeners.map(({ type }) => `${target} ${type}`));
      }
      return all.sort();
    };
    await page.goto("/bare");
    const before = await listeners();
    await page.goto("/");
    await until(page, spoken);
    await settle(page);
    expect((await listeners()).length).toBeGreaterThan(before.length + 10);
    await page.evaluate(
      `floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] }); floorwalker.stop()`,
    );
    await settle(page);
    expect(await listeners()).toEqual(before);
    expect(
      await page.evaluate(
        "[history.pushState === natives[0], history.replaceState === natives[1], Object.hasOwn(dataLayer, 'push')]",
      ),
    ).toEqual([true, true, false]);
    await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
    // It hears nothing any more, and can still be called.
    const pages = await page.evaluate(`floorwalker.facts()["session.pages"]`);
    await page.evaluate(`history.pushState(null, "", "/next"); dataLayer.push({ event: "search", search_term: "pot" });
      floorwalker.track("search", { search_term: "pot" }); floorwalker.set({ a: 1 }); floorwalker.explain(); floorwalker.ask();
      floorwalker.preview("hello"); floorwalker.optOut(); floorwalker.optIn(); floorwalker.stop()`);
    await page.clock.runFor(5000);
    await settle(page);
    expect(await page.evaluate(`floorwalker.facts()["session.pages"]`)).toBe(pages);
    await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
    await keepsFocus(page);
  });

  test("outlives listeners that throw, those of errors too", async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    site.serve({ "/": product(), "/floorwalker.json": JSON.stringify(file) });
    await page.goto("/");
    await page.evaluate(() => {
      const { floorwalker } = window as unknown as {
        floorwalker: {
          on(name: string, heard: (given?: unknown) => unknown): void;
          track(name: string): void;
        };
      };
      const heard: string[] = [];
      Object.assign(window, { after: heard });
      let late = 0;
      for (const name of ["ready", "error", "prompt_shown", "prompt_suppressed", "prompt_dismissed"]) {
        floorwalker.on(name, () => {
          throw new Error(`a listener of ${name}`);
        });
        floorwalker.on(name, async () => {
          // Else a listener that is told of its own error goes on for ever.
          if (late++ < 1000) throw new Error(`a late listener of ${name}`);
        });
        floorwalker.on(name, () => heard.push(name));
      }
      floorwalker.track("");
    });
    await until(page, spoken);
    await page.locator("floorwalker-prompt [part~=close]").click();
    expect(await page.evaluate<string[]>("after")).toEqual(
      expect.arrayContaining(["error", "prompt_shown", "prompt_dismissed"]),
    );
    await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
  });
});

test.describe("rules", () => {
  const body = JSON.stringify(file);
  const junk: Record<string, [route: Route, expected: RegExp]> = {
    missing: [{ status: 404, body: "not found" }, /404/],
    "no JSON": [`${body.slice(0, -3)}`, /JSON/],
    empty: ["", /JSON/],
    "an HTML page": [{ body: htmlPage({ tag: false }), type: "text/html" }, /JSON/],
    "of 5 MB": [{ body: JSON.stringify({ ...file, note: "x".repeat(5e6) }) }, /4 MB/],
    "not an object": ["[1, 2]", /an object/],
    null: ["null", /an object/],
    "of another version": [JSON.stringify({ ...file, floorwalker: 2 }), /version/],
    "cut off": [
      (_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "9000" });
        response.write(body);
        response.destroy();
      },
      /floorwalker\.json|network|fetch/i,
    ],
  };
  for (const [what, [route, expected]] of Object.entries(junk)) {
    test(`a file that is ${what} is told, and the rest goes on`, async ({ page, site, context, allow }) => {
      // What the browser itself says of a 404 or a cut connection, it says.
      allow.console(/Failed to load resource/);
      await begin(context, page, allow);
      const lines = said(page);
      site.serve({ "/": product(), "/floorwalker.json": route });
      await page.goto("/");
      await until(page, "heard.ready");
      await until(page, knows);
      const told = await errors(page);
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told[0])).toMatch(expected);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(expected);
      expect(await page.evaluate("floorwalker.explain().issues.length")).toBe(1);
      await keepsFocus(page);
    });
  }

  const never: Record<string, Route> = {
    "never answers": () => {},
    "stops in the middle": (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write(body.slice(0, 40));
    },
  };
  for (const [what, route] of Object.entries(never)) {
    test(`a file that ${what} is waited for five seconds`, async ({ page, site, context, allow }) => {
      await begin(context, page, allow);
      site.serve({ "/": product(), "/floorwalker.json": route });
      await page.goto("/");
      await until(page, knows);
      await page.clock.runFor(3000);
      expect(await errors(page)).toEqual([]);
      await until(page, "heard.errors.length > 0");
      expect(await errors(page)).toEqual([
        expect.objectContaining({ expected: expect.stringContaining("/floorwalker.json") }),
      ]);
      await until(page, "heard.ready");
      await keepsFocus(page);
    });
  }

  test("a slow file is waited for, and what happened meanwhile counts", async ({ page, site }) => {
    await stop(page);
    let answer = () => {};
    site.serve({
      "/": product(),
      "/floorwalker.json": (_, response) => {
        answer = () => {
          response.writeHead(200, { "content-type": "application/json" });
          response.end(body);
        };
      },
    });
    await page.goto("/");
    await until(page, knows);
    await expect.poll(() => site.requests).toContain("GET /floorwalker.json");
    await page.clock.runFor(3000);
    await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`);
    answer();
    await until(page, spoken);
    expect(await page.evaluate(`floorwalker.facts()["cart.count"]`)).toBe(1);
    await keepsFocus(page);
  });

  for (const where of ["before", "after"]) {
    test(`inline rules ${where} the tag`, async ({ page, site }) => {
      await stop(page);
      const rules = rulesElement("rules", file);
      const html = productPage({
        tag: { "data-rules": "#rules" },
        head: where === "before" ? rules : "",
        body: where === "after" ? held + rules : held,
      });
      site.serve({ "/": html });
      await page.goto("/");
      await until(page, spoken);
      await keepsFocus(page);
    });
  }

  test("inline rules that are nowhere are told", async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    site.serve({ "/": productPage({ body: held, tag: { "data-rules": "#nowhere" } }) });
    await page.goto("/");
    await until(page, "heard.ready");
    expect(await errors(page)).toEqual([
      expect.objectContaining({ expected: expect.stringContaining("#nowhere") }),
    ]);
    await until(page, knows);
  });

  test("a bad rule among good ones is left out alone", async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    const bad = { id: "bad", priority: 9, when: { "item.vues": { gte: 3 } }, prompt: { title: "Never" } };
    site.serve({ "/": product(), "/floorwalker.json": JSON.stringify({ ...file, rules: [bad, hello] }) });
    await page.goto("/");
    await until(page, spoken);
    expect(await errors(page)).toEqual([
      expect.objectContaining({ path: "/rules/0/when/item.vues", nearest: "item.views" }),
    ]);
    await keepsFocus(page);
  });
});

test("a strict CSP with Trusted Types needs no exception", async ({ page, site }) => {
  await stop(page);
  const headers = {
    "content-security-policy":
      "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  };
  const ask = { id: "ask", on: "ask", prompt: { type: "bar", title: "A bar", question: { kind: "rating" } } };
  const rules = { ...file, rules: [hello, ask, { id: "call", prompt: { type: "launcher", title: "Help" } }] };
  site.serve({
    "/": { body: product(), headers },
    "/asks": { body: product({ "data-consent": "ask" }), headers },
    "/floorwalker.json": JSON.stringify(rules),
  });
  await page.goto("/");
  await until(page, spoken);
  const positions = () =>
    page
      .locator("floorwalker-prompt")
      .evaluateAll((all) => all.map((each) => getComputedStyle(each).position));
  // Its looks have arrived: without them it would stand in the flow of the page.
  for (const position of await positions()) expect(position).not.toBe("static");
  await expect(page.locator("floorwalker-prompt[rule=hello]")).toContainText("Hello");
  await page.evaluate("floorwalker.preview('ask')");
  await expect(page.locator("floorwalker-prompt[rule=ask]")).toBeVisible();
  await page.evaluate("floorwalker.privacy()");
  await keepsFocusOrPanel(page);
  await page.goto("/asks");
  await until(page, knows);
});

/** The panel was called for, and may have taken the focus. */
const keepsFocusOrPanel = (page: Page) =>
  expect.poll(() => page.evaluate("document.activeElement !== document.body")).toBe(true);

// Storage that is missing or broken

const broken: Record<string, () => void> = {
  "IndexedDB missing": () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
  "IndexedDB forbidden": () => {
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  },
  "IndexedDB throwing": () => {
    const fail = () => {
      throw new DOMException("no", "InvalidStateError");
    };
    Object.assign(IDBFactory.prototype, { open: fail, databases: fail, deleteDatabase: fail });
  },
  "IndexedDB rejecting": () => {
    const fail = () => {
      const request = { error: new DOMException("no", "UnknownError"), onerror: (_: Event) => {} };
      queueMicrotask(() => request.onerror(new Event("error")));
      return request;
    };
    const databases = () => Promise.reject(new DOMException("no", "UnknownError"));
    Object.assign(IDBFactory.prototype, { open: fail, databases, deleteDatabase: fail });
  },
  "IndexedDB never answering": () => {
    const never = () => ({});
    Object.assign(IDBFactory.prototype, {
      open: never,
      databases: () => new Promise(() => {}),
      deleteDatabase: never,
    });
  },
  "transactions throwing": () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("closing", "InvalidStateError");
    };
  },
  "a full disk": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  },
  "a disk that is found full late": () => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      this.transaction.abort();
      return request;
    };
  },
  "localStorage throwing": () => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("forbidden", "SecurityError");
      },
    });
  },
  "BroadcastChannel missing": () => {
    Object.defineProperty(window, "BroadcastChannel", { value: undefined });
  },
  "BroadcastChannel throwing": () => {
    BroadcastChannel.prototype.postMessage = () => {
      throw new DOMException("closed", "InvalidStateError");
    };
  },
};

async function moduleBundle(): Promise<Answer> {
  const bundle = await rollup({ input: "dist/index.js", plugins: [nodeResolve({ browser: true })] });
  const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
  await bundle.close();
  return { body: output[0].code, type: "text/javascript" };
}
let bundled: Promise<Answer> | undefined;

for (const [what, breaks] of Object.entries(broken)) {
  test(`${what}: the tag goes on in this page`, async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    await context.addInitScript(breaks);
    const lines = said(page);
    site.serve({
      "/": product(),
      "/asks": product({ "data-consent": "ask" }),
      "/floorwalker.json": JSON.stringify(file),
    });
    await page.goto("/");
    await until(page, "heard.ready");
    await until(page, knows);
    await until(page, spoken);
    await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`);
    expect(await page.evaluate(`floorwalker.facts()["cart.count"]`)).toBe(1);
    expect(new Set(lines).size).toBe(lines.length);
    await page.clock.runFor(2000);
    const exported = await page.evaluate("floorwalker.exportData()");
    expect(exported).toEqual(expect.objectContaining({ memory: expect.anything() }));
    await page.evaluate("void floorwalker.forget()");
    await until(page, `floorwalker.facts()["cart.count"] === undefined`);
    await page.evaluate("floorwalker.optOut()");
    await expect(page.locator("floorwalker-prompt")).toHaveCount(0);
    await keepsFocus(page);
    await page.goto("/asks");
    await until(page, knows);
    await keepsFocus(page);
  });

  test(`${what}: createFloorwalker resolves within a second`, async ({ page, site, context, allow }) => {
    allow.console(/\[floorwalker\]/);
    await stop(page);
    await context.addInitScript(breaks);
    bundled ??= moduleBundle();
    const script = `
      import { createFloorwalker } from "/floorwalker.js";
      const began = Date.now();
      createFloorwalker({ rules: ${JSON.stringify(file)}, consent: "granted" }).then((floorwalker) => {
        globalThis.floorwalker = floorwalker;
        globalThis.took = Date.now() - began;
      });
      globalThis.began = true;`;
    site.serve({
      "/": productPage({ tag: false, body: `${held}<script type="module" src="/shop.js"></script>` }),
      "/shop.js": script,
      "/floorwalker.js": await bundled,
    });
    await page.goto("/");
    await until(page, "globalThis.took !== undefined");
    expect(await page.evaluate("took")).toBeLessThanOrEqual(1000);
    await until(page, knows);
    await until(page, spoken);
    await keepsFocus(page);
  });
}

test("createFloorwalker resolves within a second though its rules never arrive", async ({
  page,
  site,
  allow,
}) => {
  allow.console(/\[floorwalker\]/);
  await stop(page);
  bundled ??= moduleBundle();
  const script = `
    import { createFloorwalker } from "/floorwalker.js";
    const began = Date.now();
    const tooks = globalThis.tooks = [];
    for (const options of [{ rules: "/never.json", consent: "granted" }, { rules: "/never.json" }, { rules: 7 }, { rules: null },
      { rules: "/missing.json" }, { shop: 3, database: "other" }, undefined]) {
      createFloorwalker(options).then((floorwalker) => { floorwalker.stop(); tooks.push(Date.now() - began); }, (error) => tooks.push(String(error)));
    }`;
  allow.console(/404/);
  site.serve({
    "/": productPage({ tag: false, body: `${held}<script type="module" src="/shop.js"></script>` }),
    "/shop.js": script,
    "/floorwalker.js": await bundled,
    "/never.json": () => {},
  });
  await page.goto("/");
  await until(page, "globalThis.tooks?.length === 7");
  for (const took of (await page.evaluate("tooks")) as unknown[]) {
    expect(took).toEqual(expect.any(Number));
    expect(took).toBeLessThanOrEqual(1000);
  }
});

test("a database of a later version is left as it is", async ({ page, site, context, allow }) => {
  await begin(context, page, allow);
  site.serve({
    "/bare": productPage({ tag: false }),
    "/": product(),
    "/b": product(),
    "/floorwalker.json": JSON.stringify(file),
  });
  await page.goto("/bare");
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const request = indexedDB.open("floorwalker", 7);
        request.onupgradeneeded = () =>
          request.result.createObjectStore("memory").put({ version: 2, items: [], later: true }, "visitor");
        request.onsuccess = () => {
          request.result.close();
          done();
        };
      }),
  );
  for (const path of ["/", "/b"]) {
    await page.goto(path);
    await until(page, "heard.ready");
    await until(page, spoken);
    expect(JSON.stringify(await errors(page))).toMatch(/another version/);
    await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`);
    await page.clock.runFor(1000);
    await settle(page);
  }
  await page.goto("/bare");
  const records = await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("floorwalker");
        request.onsuccess = () => {
          const all = request.result.transaction("memory").objectStore("memory").getAll();
          all.onsuccess = () => {
            done([request.result.version, ...all.result]);
            request.result.close();
          };
        };
      }),
  );
  expect(records).toEqual([7, { version: 2, items: [], later: true }]);
});

test("a database of the same name without our store does no harm", async ({ page, site, context, allow }) => {
  await begin(context, page, allow);
  site.serve({
    "/bare": productPage({ tag: false }),
    "/": product(),
    "/floorwalker.json": JSON.stringify(file),
  });
  await page.goto("/bare");
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const request = indexedDB.open("floorwalker", 3);
        request.onupgradeneeded = () => request.result.createObjectStore("theirs");
        request.onsuccess = () => {
          request.result.close();
          done();
        };
      }),
  );
  await page.goto("/");
  await until(page, "heard.ready");
  await until(page, spoken);
});

// Pages that replace what the language and the browser bring

const replaced: Record<string, [breaks: string | (() => unknown), speaks: boolean]> = {
  "fetch throws": [
    () => {
      window.fetch = () => {
        throw new TypeError("no");
      };
    },
    false,
  ],
  "fetch answers nonsense": [() => void Object.assign(window, { fetch: () => 7 }), false],
  "JSON.parse throws": [
    () => {
      JSON.parse = () => {
        throw new SyntaxError("no");
      };
    },
    false,
  ],
  "Promise is another": [
    // A text: what the test runner makes of a class would not run by itself.
    `() => {
      const Native = Promise;
      class Other {
        #inner;
        constructor(run) { this.#inner = new Native(run); }
        then(...given) { return Other.resolve(this.#inner.then(...given)); }
        catch(failed) { return this.then(undefined, failed); }
        finally(done) { return Other.resolve(this.#inner.finally(done)); }
        static resolve = (value) => new Other((resolve) => resolve(value));
        static reject = (value) => new Other((_, reject) => reject(value));
        static all = (all) => Other.resolve(Native.all(all));
        static race = (all) => Other.resolve(Native.race(all));
      }
      Object.assign(window, { Promise: Other });
    }`,
    true,
  ],
  "the prototypes have more on them": [
    () => {
      for (const { prototype } of [Array, Object, String]) {
        Object.assign(prototype, { extra: () => "theirs" });
      }
    },
    true,
  ],
  "observers and idle time are missing": [
    () => {
      for (const name of ["IntersectionObserver", "requestIdleCallback", "navigation"]) {
        Object.defineProperty(window, name, { value: undefined });
      }
    },
    true,
  ],
};

for (const [what, [breaks, speaks]] of Object.entries(replaced)) {
  test(`${what}: the page sees nothing`, async ({ page, site, context, allow }) => {
    await begin(context, page, allow);
    site.serve({
      "/": product({}, `<script>(${breaks})()</script>`),
      "/floorwalker.json": JSON.stringify(file),
    });
    await page.goto("/");
    await until(page, "heard.ready");
    if (speaks) await until(page, spoken);
    else expect((await errors(page)).length).toBeGreaterThan(0);
    await page.evaluate(`floorwalker.track("add_to_cart", { items: [{ item_id: "SKU-1" }] })`);
    expect(await page.evaluate(`floorwalker.facts()["cart.count"]`)).toBe(1);
    await page.evaluate("void floorwalker.forget()");
    await keepsFocus(page);
  });
}
