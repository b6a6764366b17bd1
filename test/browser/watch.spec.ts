// src/watch in a real browser: what no other environment has (history, layout, focus, the pointer). The room is
// bundled by itself, so that these tests tell of it alone.
import type { Page } from "@playwright/test";
import { build } from "esbuild";
import { expect, test as harness, htmlPage } from "./harness.js";

/** Runs in the page: all watchers, and what they told. */
const script = `
import { createBorder } from "./src/border.ts";
import { createBusy, createEngagement, createPresence, readDevice, watchExit, watchNavigation, watchScroll } from "./src/watch/index.ts";
const end = new AbortController();
const border = createBorder(end.signal, Date.now, console.error);
const presence = createPresence(border);
const told = { visits: [], depths: [], exits: 0, changes: [], inputs: 0, readings: [] };
const engagement = createEngagement(border, presence, {
  onEnd() {},
  onChange: () => told.changes.push(engagement.read().rate),
  onInput: () => told.inputs++,
});
const depth = watchScroll(border, (percent) => told.depths.push(percent));
const exit = watchExit(border, () => engagement.read().ms, () => told.exits++);
watchNavigation(border, presence, ({ kind, url, reload, entered }) =>
  told.visits.push([kind, url.slice(location.origin.length), ...(reload ? ["reload"] : []), ...(entered ? ["entered"] : [])].join(" ")));
const busy = createBusy(border, presence, {
  reasons: ["typing", "dialog", "overlay", "fullscreen", "hidden"],
  isOurs: (element) => !!element.closest("our-prompt"),
  onChange: () => told.readings.push(String(busy.read())),
});
Object.assign(globalThis, { lab: { told, presence, engagement, depth, exit, busy, readDevice, stop: () => end.abort() } });
`;

interface Lab {
  told: {
    visits: string[];
    depths: number[];
    exits: number;
    changes: number[];
    inputs: number;
    readings: string[];
  };
  presence: { visible(): boolean; focused(): boolean };
  engagement: { read(): { ms: number; rate: number; until: number } };
  depth: { look(): void; reset(): void };
  busy: { read(): string[]; endedAt(): number; wait(): () => void };
  readDevice(): string;
  stop(): void;
}
declare const lab: Lab;

const test = harness.extend<object, { bundle: string }>({
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
    async ({}, use) => {
      const { outputFiles } = await build({
        stdin: { contents: script, resolveDir: new URL("../..", import.meta.url).pathname },
        bundle: true,
        write: false,
        format: "iife",
        target: "es2022",
      });
      await use(outputFiles[0]?.text ?? "");
    },
    { scope: "worker" },
  ],
  page: async ({ page, site, bundle }, use) => {
    site.serve({ "/watch.js": bundle });
    await use(page);
  },
});

const shop = (body: string, before = "") =>
  htmlPage({ tag: false, body: `${body}<script>${before}</script><script src="/watch.js"></script>` });
const told = (page: Page) => page.evaluate(() => lab.told);
const busy = (page: Page) => page.evaluate(() => lab.busy.read());

test.describe("page views", () => {
  test("of the visitor's real history", async ({ page, site }) => {
    site.serve({
      "/a": shop(
        `<a id="plain" href="#reviews">Reviews</a> <a id="route" href="#/list">List</a><p id="reviews">Good</p>`,
      ),
    });
    const visits = async () => (await told(page)).visits;
    await page.goto("/a?x=1");
    expect(await visits()).toEqual(["document /a?x=1 entered"]);
    await page.click("#plain");
    await page.evaluate(() => history.pushState(null, "", "/b"));
    await page.evaluate(() => history.replaceState(null, "", "/c"));
    await page.evaluate(() => history.pushState(null, "", "/b#fragment"));
    await page.goBack();
    await expect.poll(visits).toHaveLength(4);
    await page.goForward();
    await expect.poll(visits).toHaveLength(5);
    await page.evaluate(() => history.go(-2));
    await expect.poll(visits).toHaveLength(6);
    await page.click("#route");
    await expect.poll(visits).toHaveLength(7);
    await page.evaluate(() => location.replace("#/other"));
    await page.goBack();
    await expect.poll(visits).toHaveLength(8);
    expect((await visits()).map((visit) => visit.replace(" entered", ""))).toEqual([
      "document /a?x=1",
      "route /b",
      "route /b",
      "route /c",
      "route /b",
      "route /a?x=1",
      "route /a?x=1#/list",
      "route /a?x=1",
    ]);
  });

  test("of routers that go round the wrapped pushState", async ({ page, site }) => {
    site.serve({ "/a": shop("", "bound = history.pushState.bind(history)") });
    await page.goto("/a");
    await page.evaluate(() =>
      (globalThis as unknown as { bound: History["pushState"] }).bound(null, "", "/b"),
    );
    await page.evaluate(() => History.prototype.pushState.call(history, null, "", "/c"));
    await page.evaluate(async () => {
      navigation.addEventListener("navigate", (event) => event.intercept());
      await navigation.navigate("/d").finished;
    });
    expect((await told(page)).visits).toEqual(
      ["/a", "/b", "/c", "/d"].map((path, i) => `${i ? "route" : "document"} ${path} entered`),
    );
    await page.evaluate(() => lab.stop());
    expect(await page.evaluate(() => history.pushState === History.prototype.pushState)).toBe(true);
  });

  test("tell a reload, a page of the shop and a return", async ({ page, site }) => {
    site.serve({ "/a": shop(`<a href="/b">On</a>`), "/b": shop("") });
    await page.goto("/a");
    await page.reload();
    expect((await told(page)).visits).toEqual(["document /a reload"]);
    await page.click("a");
    await page.waitForURL("/b");
    expect((await told(page)).visits).toEqual(["document /b"]);
    await page.goBack();
    expect((await told(page)).visits).toEqual(["document /a"]);
  });
});

test.describe("engaged time", () => {
  test("begins with the first input and ends 30 s after the last", async ({ page, site }) => {
    site.serve({ "/": shop("<h1>Tea</h1>") });
    await page.clock.install({ time: new Date("2026-06-01T10:00:00Z") });
    await page.goto("/");
    await page.clock.pauseAt(new Date("2026-06-01T10:01:00Z"));
    const read = () => page.evaluate(() => lab.engagement.read());
    expect(await read()).toMatchObject({ ms: 0, rate: 0 });
    await page.mouse.move(100, 100);
    await page.clock.runFor(10_000);
    expect(await read()).toMatchObject({ ms: 10_000, rate: 1 });
    await page.keyboard.press("Shift");
    await page.clock.runFor(60_000);
    expect(await read()).toMatchObject({ ms: 40_000, rate: 0 });
    await page.evaluate(() => dispatchEvent(new Event("scroll")));
    expect(await read()).toMatchObject({ rate: 0 });
    await page.mouse.wheel(0, 100);
    await expect.poll(read).toMatchObject({ ms: 40_000, rate: 1 });
    expect((await told(page)).changes).toEqual([1, 1]);
  });

  for (const [name, host] of [
    ["of the same origin", "127.0.0.1"],
    ["of another site", "localhost"],
  ]) {
    test(`goes on while an iframe ${name} has the focus`, async ({ page, site, allow }) => {
      allow.requests(/^http:\/\/localhost/);
      const source = `${site.origin.replace("127.0.0.1", host as string)}/frame`;
      site.serve({ "/": shop(`<iframe src="${source}"></iframe>`), "/frame": "<input>" });
      await page.goto("/");
      await page.mouse.move(5, 5);
      await page.frameLocator("iframe").locator("input").click();
      await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe("iframe");
      expect(await page.evaluate(() => lab.presence.focused())).toBe(true);
      expect(await page.evaluate(() => lab.engagement.read().rate)).toBe(1);
    });
  }
});

test("the deepest point reached", async ({ page, site }) => {
  site.serve({
    "/": shop(
      `<div style="height: 4000px"></div><div id="box" style="height: 100px; overflow: auto"><div style="height: 900px"></div></div>`,
    ),
  });
  await page.goto("/");
  const depths = async () => (await told(page)).depths.at(-1);
  await page.evaluate(() => document.querySelector("#box")?.scrollTo(0, 500));
  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, 1200);
  const expected = await page.evaluate(() =>
    Math.floor(((1200 + innerHeight + 1) / document.documentElement.scrollHeight) * 100),
  );
  await expect.poll(depths).toBe(expected);
  await page.mouse.wheel(0, -800);
  await page.mouse.wheel(0, 9000);
  await expect.poll(depths).toBe(100);
  const all = (await told(page)).depths;
  expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
});

test("a page that fits is read to its end, once it is looked at", async ({ page, site }) => {
  site.serve({ "/": shop("<h1>Tea</h1>") });
  await page.clock.install();
  await page.goto("/");
  await page.clock.runFor(1000);
  await page.evaluate(() => lab.depth.look());
  await page.clock.runFor(20);
  expect((await told(page)).depths).toEqual([100]);
});

test.describe("exit intent", () => {
  const start = async (page: Page) => {
    await page.clock.install();
    await page.goto("/");
    await page.mouse.move(600, 300);
    await page.clock.runFor(6000);
  };

  test("by the pointer that leaves through the top, once", async ({ page, site }) => {
    site.serve({ "/": shop("<h1>Tea</h1>") });
    await start(page);
    await page.mouse.move(-5, 300);
    await page.mouse.move(600, 300);
    expect((await told(page)).exits).toBe(0);
    await page.mouse.move(600, 5);
    await page.mouse.move(600, -5);
    await expect.poll(async () => (await told(page)).exits).toBe(1);
    await page.mouse.move(600, 300);
    await page.mouse.move(600, -5);
    expect((await told(page)).exits).toBe(1);
  });

  test("not while a field has the focus, nor early", async ({ page, site }) => {
    site.serve({ "/": shop("<input>") });
    await page.clock.install();
    await page.goto("/");
    await page.mouse.move(600, 300);
    await page.mouse.move(600, -5);
    await page.clock.runFor(6000);
    await page.focus("input");
    await page.mouse.move(600, 300);
    await page.mouse.move(600, -5);
    expect((await told(page)).exits).toBe(0);
  });
});

test.describe("on touch", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 700 } });

  test("exit intent by a fast scroll back up, not by a slow one", async ({ page, site }) => {
    site.serve({ "/": shop(`<div style="height: 8000px">Tea</div>`) });
    await page.clock.install({ time: new Date("2026-06-01T10:00:00Z") });
    await page.goto("/");
    await page.clock.pauseAt(new Date("2026-06-01T10:01:00Z"));
    expect(await page.evaluate(() => lab.readDevice())).toBe("phone");
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...ys: number[]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: ys.map((y) => ({ x: 200, y })) });
    /** Drags the page from one height of the screen to another, in two steps of so many ms each. */
    const swipe = async (from: number, to: number, ms: number) => {
      await touch("touchStart", from);
      // Up to here a touch may be a tap: nothing scrolls.
      await touch("touchMove", from + Math.sign(to - from) * 20);
      for (const y of [(from + to) / 2, to]) {
        const before = await page.evaluate(() => scrollY);
        await touch("touchMove", y);
        await page.waitForFunction((before) => scrollY !== before, before);
        await page.clock.runFor(ms);
      }
      await touch("touchEnd");
    };
    await swipe(650, 50, 0);
    await swipe(650, 50, 0);
    await swipe(650, 50, 0);
    await page.clock.runFor(6000);
    await swipe(100, 500, 1000);
    expect((await told(page)).exits).toBe(0);
    await swipe(100, 600, 0);
    await expect.poll(async () => (await told(page)).exits).toBe(1);
  });
});

test.describe("busy", () => {
  const fixed = (style: string, content = "") =>
    `<div id="box" style="position: fixed; background: #eee; ${style}">${content}</div>`;
  const content = `<main style="height: 3000px"><h1>Tea</h1></main>`;

  for (const [name, body, expected] of [
    ["a page", "", []],
    [
      "a header, a bubble and a bar with a button",
      `${fixed("inset: 0 0 auto; height: 120px")}${fixed("right: 20px; bottom: 20px; width: 64px; height: 64px")}${fixed("inset: auto 0 0; height: 80px", "<button>Add</button>")}`,
      [],
    ],
    ["an opened chat window", fixed("right: 20px; bottom: 20px; width: 370px; height: 560px"), ["overlay"]],
    [
      "a chat window in a frame",
      `<iframe style="position: fixed; border: 0; right: 20px; bottom: 20px; width: 370px; height: 560px"></iframe>`,
      ["overlay"],
    ],
    ["a drawer", fixed("inset: 0 0 0 auto; width: 420px"), ["overlay"]],
    [
      "a drawer that is shut",
      fixed(
        "inset: 0 0 0 auto; width: 420px; transform: translateX(100%)",
        `<div aria-modal="true" style="height: 100%">Cart</div>`,
      ),
      [],
    ],
    [
      "a thin bar about cookies",
      fixed("inset: auto 0 0; height: 60px", "<p>We use cookies</p>"),
      ["overlay"],
    ],
    [
      "a box about cookies at the left",
      fixed("left: 20px; bottom: 20px; width: 320px; height: 160px", "<p>Cookies?</p>"),
      ["overlay"],
    ],
    [
      "a thin bar about cookies along the top",
      fixed("inset: 0 0 auto; height: 48px", "We use cookies <button>Fine</button>"),
      ["overlay"],
    ],
    [
      "the same, that only its name tells",
      fixed("inset: 0 0 auto; height: 48px", `<div class="gdpr"><button>Fine</button></div>`),
      ["overlay"],
    ],
    [
      "a sticky header that sells cookies",
      `<header style="position: sticky; top: 0; height: 90px; background: #eee">Cookie Co <nav>Cookies</nav></header>`,
      [],
    ],
    [
      "a fixed header that sells cookies",
      fixed(
        "inset: 0 0 auto; height: 110px",
        `<a href="/">Cookie Co</a> <nav><ul><li>Cookies</ul></nav> <a href="/privacy">Privacy</a>`,
      ),
      [],
    ],
    ["a drawer at the left", fixed("inset: 0 auto 0 0; width: 340px"), ["overlay"]],
    [
      "a drawer at the left under a header",
      `${fixed("inset: 100px auto 0 0; width: 340px")}${fixed("inset: 0 0 auto; height: 100px; z-index: 1")}`,
      ["overlay"],
    ],
    [
      "a drawer at the left that is shut",
      fixed("inset: 0 auto 0 0; width: 340px; transform: translateX(-100%)"),
      [],
    ],
    [
      "a drawer in the margin of a narrow page",
      `${fixed("inset: 0 auto 0 0; width: 340px")}<style>main { width: 560px; margin: auto }</style>`,
      ["overlay"],
    ],
    [
      "a column of links in the flow",
      `<nav style="position: absolute; inset: 0 auto 0 0; width: 260px; background: #eee">Teas</nav>`,
      [],
    ],
    [
      "a fixed column of links the page makes room for",
      `${fixed("inset: 0 auto 0 0; width: 260px", "<nav>Teas</nav>")}<style>body { padding-left: 260px }</style>`,
      [],
    ],
    [
      "the same by the page's own padding",
      `${fixed("inset: 0 auto 0 0; width: 260px", "<nav>Teas</nav>")}<style>main { padding-left: 270px }</style>`,
      [],
    ],
    ["a backdrop", fixed("inset: 0"), ["overlay"]],
    ["a layer that lets the pointer through", fixed("inset: 0; pointer-events: none; opacity: 0"), []],
    [
      "sticky pictures",
      `<div style="position: sticky; top: 0; width: 50%; height: 800px; background: #eee"></div>`,
      [],
    ],
    ["a picture behind the page", fixed("inset: 0; z-index: -1"), []],
    [
      "our own prompt",
      `<our-prompt style="position: fixed; inset: 0"><dialog open>Hello <input autofocus></dialog></our-prompt>`,
      [],
    ],
    ["a dialog", "<dialog open>Size guide</dialog>", ["dialog"]],
    ["a dialog that is shut", "<dialog>Size guide</dialog><div popover>Hint</div>", []],
    [
      "what calls itself a dialog",
      fixed("inset: 100px auto auto 100px", `<div aria-modal="true" role="dialog">Size guide</div>`),
      ["dialog"],
    ],
    [
      "the same out of sight",
      `<div aria-modal="true" style="position: fixed; left: -400px; width: 300px; height: 500px">Menu</div><div aria-modal="true" style="visibility: hidden">Menu</div><div aria-modal="true" style="display: none">Menu</div>`,
      [],
    ],
  ] as [string, string, string[]][]) {
    test(`${name}: ${expected.join() || "nothing"}`, async ({ page, site }) => {
      site.serve({ "/": shop(content + body) });
      await page.goto("/");
      expect(await busy(page)).toEqual(expected);
    });
  }

  test("knows modal dialogs and popovers as the page opens them, in shadow trees too", async ({
    page,
    site,
  }) => {
    site.serve({
      "/": shop(
        `${content}<dialog>Size</dialog><div popover style="inset: 100px auto auto 100px; width: 80px; height: 40px">Hint</div><shop-drawer></shop-drawer>`,
      ),
    });
    await page.goto("/");
    await page.evaluate(() => document.querySelector("dialog")?.showModal());
    expect(await busy(page)).toEqual(["dialog", "overlay"]);
    await page.evaluate(() => document.querySelector("dialog")?.close());
    expect(await busy(page)).toEqual([]);
    await page.evaluate(() => document.querySelector<HTMLElement>("[popover]")?.showPopover());
    expect(await busy(page)).toEqual(["dialog"]);
    await page.evaluate(() => document.querySelector<HTMLElement>("[popover]")?.hidePopover());
    await page.evaluate(() => {
      const root = document.querySelector("shop-drawer")?.attachShadow({ mode: "open" });
      const drawer = document.createElement("div");
      drawer.style.cssText = "position: fixed; inset: 0 0 0 auto; width: 420px";
      root?.append(drawer);
    });
    expect(await busy(page)).toEqual(["overlay"]);
  });

  for (const mode of ["open", "closed"] as const) {
    test(`hears a field lose the focus by script in a shadow root that is ${mode}`, async ({
      page,
      site,
    }) => {
      site.serve({ "/": shop(`${content}<shop-search></shop-search>`) });
      await page.goto("/");
      await page.evaluate((mode) => {
        const root = document.querySelector("shop-search")!.attachShadow({ mode, delegatesFocus: true });
        const field = root.appendChild(document.createElement("input"));
        field.focus();
        Object.assign(globalThis, { leave: () => field.blur() });
      }, mode);
      expect(await busy(page)).toEqual(mode === "open" ? ["typing"] : []);
      await page.evaluate(() => void lab.busy.wait());
      await page.evaluate(() => (globalThis as unknown as { leave(): void }).leave());
      if (mode === "open") await expect.poll(async () => (await told(page)).readings).toEqual([""]);
      else expect(await page.evaluate(() => lab.busy.endedAt())).toBe(0);
      expect((await page.evaluate(() => lab.busy.endedAt())) > 0).toBe(mode === "open");
    });
  }

  test("knows what takes text, and what does not", async ({ page, site }) => {
    const fields = {
      typing: [
        '<input id="f">',
        '<input type="search" id="f">',
        '<textarea id="f"></textarea>',
        '<div contenteditable id="f"></div>',
        '<iframe id="f" srcdoc="<input>"></iframe>',
      ],
      nothing: [
        '<input type="checkbox" id="f">',
        '<input type="radio" id="f">',
        '<input readonly id="f">',
        '<select id="f"><option>S</option></select>',
        '<button id="f">Add</button>',
        '<our-prompt><input id="f"></our-prompt>',
      ],
    };
    site.serve({ "/": shop(`${content}<div id="place"></div>`) });
    await page.goto("/");
    for (const [expected, all] of Object.entries(fields)) {
      for (const html of all) {
        await page.evaluate((html) => {
          document.querySelector("#place")?.setHTMLUnsafe(html);
          document.querySelector<HTMLElement>("#f")?.focus();
        }, html);
        expect.soft(String(await busy(page)) || "nothing", html).toBe(expected);
      }
    }
    await page.evaluate(() => {
      const root = document.querySelector("#place")?.attachShadow({ mode: "open" });
      const field = document.createElement("input");
      root?.append(field);
      field.focus();
    });
    expect(await busy(page)).toEqual(["typing"]);
  });

  test("while waited for, hears each end", async ({ page, site }) => {
    site.serve({
      "/": shop(
        `${content}<style>#drawer { position: fixed; inset: 0 0 0 auto; width: 420px; transition: transform 0.1s } #drawer.shut { transform: translateX(100%) }</style>` +
          `<div id="drawer">Cart</div><input><div popover>Hint</div>`,
      ),
    });
    await page.goto("/");
    expect(await busy(page)).toEqual(["overlay"]);
    await page.evaluate(() => lab.busy.wait());
    const readings = async () => (await told(page)).readings;
    await page.evaluate(() => document.querySelector("#drawer")?.classList.add("shut"));
    await expect.poll(readings).toEqual([""]);
    await page.focus("input");
    await expect.poll(readings).toEqual(["", "typing"]);
    await page.keyboard.press("Tab");
    await expect.poll(readings).toEqual(["", "typing", ""]);
    expect(await page.evaluate(() => Date.now() - lab.busy.endedAt())).toBeLessThan(5000);
    // Nothing in the document tells of a popover.
    await page.evaluate(() => document.querySelector<HTMLElement>("[popover]")?.showPopover());
    await expect.poll(async () => (await readings()).splice(3)).toEqual(["dialog"]);
    await page.evaluate(() => document.querySelector<HTMLElement>("[popover]")?.hidePopover());
    await expect.poll(async () => (await readings()).splice(3)).toEqual(["dialog", ""]);
    await page.evaluate(() => {
      const banner = document.body.appendChild(document.createElement("div"));
      banner.attachShadow({ mode: "open" });
      banner.style.cssText = "position: fixed; inset: auto 0 0; height: 60px";
      banner.textContent = "Cookies";
    });
    await expect.poll(readings).toEqual(["", "typing", "", "dialog", "", "overlay"]);
  });
});
