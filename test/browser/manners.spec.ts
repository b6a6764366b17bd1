import type { Page } from "@playwright/test";
import type { Floorwalker } from "../../src/index.js";
import { expect, htmlPage, productPage, ready, settle, test } from "./harness.js";
import {
  button,
  card,
  DAY,
  easy,
  held,
  type Manners,
  MINUTE,
  move,
  pass,
  prompt,
  prompts,
  type Rule,
  refuse,
  SECOND,
  START,
  seen,
  setVisible,
  shop,
  standStill,
  unseen,
  use,
  visit,
  visitProduct,
  want,
  willing,
} from "./willing.js";

// Every manner of SPEC.md section 7, as a visitor meets it: a prompt stands there or not; and what `explain()` says
// of it. Each manner is tested with its default, while the others are out of the way.

declare const floorwalker: Floorwalker;

test.beforeEach(({ page, context }) => standStill(page, context));

test.describe("memory", () => {
  const tag = { "data-rules": "/floorwalker.json", "data-consent": "required" };
  const body = `<main><a href="/">Home</a> <a href="/other">Other</a></main>`;
  const pages = { "/": htmlPage({ tag, body }), "/other": htmlPage({ tag, body }) };
  const rules = [willing(), willing({ id: "second", when: { "custom.second": true } })];

  test("without it one prompt is said in a document entered from outside", async ({ page, site }) => {
    shop(site, rules, easy, { pages });
    await visit(page);
    await want(page);
    await seen(page);
    await button(page, "Close").click();
    await page.evaluate(() => floorwalker.set({ second: true }));
    await unseen(page, "second");
    expect(await held(page, "second")).toEqual({ reason: "no_memory", until: null });
  });

  for (const [how, go] of Object.entries({
    "by a link of the shop": (page: Page) => page.getByRole("link", { name: "Other" }).click(),
    "by a reload": (page: Page) => page.reload(),
    "by going back": async (page: Page) => {
      await page.goto("/other");
      await page.goBack();
    },
  })) {
    test(`without it nothing is said in a document entered ${how}`, async ({ page, site }) => {
      shop(site, rules, easy, { pages });
      await visit(page);
      await go(page);
      await ready(page);
      await want(page);
      await unseen(page);
      expect(await held(page)).toEqual({ reason: "no_memory", until: null });
    });
  }

  test("a prompt called for is said all the same", async ({ page, site }) => {
    shop(site, [willing({ when: {} })], easy, { pages });
    await page.goto("/");
    await page.reload();
    await ready(page);
    await unseen(page);
    expect(await page.evaluate(() => floorwalker.ask())).toBe("hello");
    await seen(page);
  });
});

test.describe("opted out", () => {
  test("holds back everything at once, in all tabs, until the visitor opts in", async ({
    page,
    site,
    context,
  }) => {
    const launcher: Rule = { id: "launcher", prompt: { type: "launcher", title: "Ask us" } };
    const late: Rule = { id: "late", service: true, when: { "custom.go": true }, prompt: card("Late") };
    shop(site, [willing(), launcher, late]);
    await visit(page);
    const other = await context.newPage();
    await visit(other, "/other");
    await seen(other, "launcher");
    await want(page);
    await seen(page);
    await button(page, "No more of these").click();
    await expect(prompts(page)).toHaveCount(0);
    await expect(prompts(other)).toHaveCount(0);
    for (const rule of ["hello", "launcher", "late"])
      expect(await held(page, rule)).toEqual({ reason: "opted_out", until: null });
    await visit(page, "/other");
    await want(page);
    await settle(page);
    await expect(prompts(page)).toHaveCount(0);
    await page.evaluate(() => floorwalker.optIn());
    await seen(page, "launcher");
  });

  test("ask() is answered, without lifting it", async ({ page, site }) => {
    shop(site, [{ id: "hello", on: "ask", prompt: card("Hello") }, willing({ id: "second" })]);
    await visit(page);
    await page.evaluate(() => floorwalker.optOut());
    expect(await page.evaluate(() => floorwalker.ask())).toBe("hello");
    await seen(page);
    await button(page, "Close").click();
    await want(page);
    await unseen(page, "second");
    expect(await held(page, "second")).toEqual({ reason: "opted_out", until: null });
  });
});

test.describe("quiet", () => {
  const rules = [willing({ when: {} })];
  const { quiet: _, ...manners } = easy;

  test("20 s of engaged time go by first", async ({ page, site }) => {
    shop(site, rules, manners);
    await visit(page);
    await move(page);
    await pass(page, 19_900);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "quiet", until: 20_000 });
    await pass(page, 100);
    await seen(page);
  });

  test("time alone is not engaged time", async ({ page, site }) => {
    shop(site, rules, manners);
    await visit(page);
    await pass(page, "5m");
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "quiet", until: null });
    await move(page);
    await pass(page, "20s");
    await seen(page);
  });

  test("it is counted over the pages of a session", async ({ page, site }) => {
    shop(site, rules, manners);
    await visit(page);
    await use(page, 12 * SECOND);
    await visit(page, "/other");
    await use(page, 7900);
    await unseen(page);
    await use(page, 100);
    await seen(page);
  });
});

test.describe("gap", () => {
  test("2 min lie between the end of one and the next", async ({ page, site }) => {
    const { gap: _, ...manners } = easy;
    const second = willing({ id: "second", when: { "custom.second": true } });
    shop(site, [willing(), second], manners);
    await visit(page);
    await want(page);
    await pass(page, "1m");
    await button(page, "Close").click();
    await page.evaluate(() => floorwalker.set({ second: true }));
    await unseen(page, "second");
    expect(await held(page, "second")).toEqual({ reason: "gap", until: 3 * MINUTE });
    await pass(page, 2 * MINUTE - 1);
    await unseen(page, "second");
    await pass(page, 1);
    await seen(page, "second");
  });

  test("on the next page as well", async ({ page, site }) => {
    const { gap: _, ...manners } = easy;
    shop(site, [willing()], { ...manners, caps: [{ max: 99, per: "session" }] });
    await visit(page);
    await want(page);
    await seen(page);
    await visit(page, "/other");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "gap", until: 2 * MINUTE });
    await pass(page, "2m");
    await seen(page);
  });
});

test.describe("caps", () => {
  const { caps: _, ...manners } = easy;
  const brief = willing({ prompt: { ...card("Hello"), hide_after: "1s" } });

  /** The prompt comes, and goes by itself before it counts as ignored. */
  async function meet(page: Page): Promise<void> {
    await want(page);
    await seen(page);
    await pass(page, 1100);
    await unseen(page);
  }

  test("1 per page, 2 per session, 3 per day, 6 per week", async ({ page, site }) => {
    test.slow();
    shop(site, [brief], manners);
    const clock = () => page.evaluate((start) => Date.now() - start, START);
    await visit(page);
    await meet(page);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "cap", until: null });
    await page.reload();
    await ready(page);
    await want(page);
    await unseen(page);
    expect(await held(page), "a reload is no new page").toEqual({ reason: "cap", until: null });

    await visit(page, "/other");
    await meet(page);
    await visit(page);
    await want(page);
    await unseen(page);
    expect(await held(page), "2 per session").toEqual({ reason: "cap", until: null });

    await pass(page, "31m");
    await visit(page);
    await meet(page);
    await pass(page, "31m");
    await visit(page);
    await want(page);
    await unseen(page);
    expect(await held(page), "3 per day").toEqual({ reason: "cap", until: DAY });
    await pass(page, DAY - (await clock()) - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);

    await pass(page, "1d");
    await visit(page);
    await meet(page);
    await pass(page, "1d");
    await visit(page);
    await meet(page);
    await pass(page, "1d");
    await visit(page);
    await want(page);
    await unseen(page);
    expect(await held(page), "6 per week").toEqual({ reason: "cap", until: 7 * DAY });
    await pass(page, 7 * DAY - (await clock()) - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });

  test("a rule's own cap is 1 per session", async ({ page, site }) => {
    const { cap: _, ...rule } = brief;
    shop(site, [rule]);
    await visit(page);
    await meet(page);
    await visit(page, "/other");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "cap", until: null });
    await pass(page, "31m");
    await visit(page, "/other");
    await meet(page);
  });

  test("per visitor: never again", async ({ page, site }) => {
    shop(site, [{ ...brief, cap: [{ max: 1, per: "visitor" }] }]);
    await visit(page);
    await meet(page);
    await pass(page, "31d");
    await visit(page);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "cap", until: null });
  });

  test("messages of other channels count", async ({ page, site }) => {
    shop(site, [brief], { ...manners, caps: [{ max: 1, per: "1d" }] });
    await visit(page);
    await page.evaluate(() => floorwalker.track("message_sent", { channel: "email" }));
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "cap", until: DAY });
  });

  test("a session that came by e-mail counts", async ({ page, site }) => {
    shop(site, [brief], { ...manners, caps: [{ max: 1, per: "1d" }] });
    await visit(page, "/?utm_source=letter&utm_medium=email");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "cap", until: DAY });
  });
});

test.describe("done", () => {
  test("a rule that was clicked rests for 30 days", async ({ page, site }) => {
    const chat = { label: "Chat", do: "chat" as const };
    shop(site, [willing({ prompt: { ...card("Hello"), actions: [chat] } })]);
    await visit(page);
    await want(page);
    await button(page, "Chat").click();
    await unseen(page);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "done", until: 30 * DAY });
    await pass(page, 30 * DAY - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });

  test("a rule that was answered rests for 30 days", async ({ page, site }) => {
    shop(site, [willing({ prompt: { ...card("Hello"), question: { kind: "rating" } } })]);
    await visit(page);
    await want(page);
    await button(page, "4/5").click();
    await visit(page, "/other");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "done", until: 30 * DAY });
    expect(await page.evaluate(() => floorwalker.facts()["rule.hello.answered"] ?? 0)).toBe(1);
  });
});

test.describe("dismissed", () => {
  const generous: Manners = { ...easy, dismissed: { give_up_after: 99 } };

  for (const [how, dismiss] of Object.entries({
    "the button": (page: Page) => button(page, "Close").click(),
    Escape: (page: Page) => page.keyboard.press("Escape"),
    "the action dismiss": (page: Page) => button(page, "No, thank you").click(),
  })) {
    test(`closed by ${how}, a rule rests for a week`, async ({ page, site }) => {
      const dismissing = { label: "No, thank you", do: "dismiss" as const };
      shop(site, [willing({ prompt: { ...card("Hello"), actions: [dismissing] } })]);
      await visit(page);
      await want(page);
      await seen(page);
      await dismiss(page);
      await unseen(page);
      await want(page);
      await unseen(page);
      expect(await held(page)).toEqual({ reason: "snoozed", until: 7 * DAY });
      await pass(page, 7 * DAY - 1);
      await unseen(page);
      await pass(page, 1);
      await seen(page);
    });
  }

  test("then for two, four, eight", async ({ page, site }) => {
    shop(site, [willing()], generous);
    await visit(page);
    let rested = 0;
    for (const weeks of [1, 2, 4, 8]) {
      await refuse(page);
      await want(page);
      rested += 7 * weeks * DAY;
      expect(await held(page)).toEqual({ reason: "snoozed", until: rested });
      await page.evaluate(() => floorwalker.set({ go: false }));
      await pass(page, 7 * weeks * DAY);
      await visit(page);
    }
    await want(page);
    await seen(page);
  });

  test("a click begins the row of weeks anew", async ({ page, site }) => {
    const chat = { label: "Chat", do: "chat" as const };
    shop(site, [willing({ prompt: { ...card("Hello"), actions: [chat] } })], { ...generous, done: "0s" });
    await visit(page);
    await refuse(page);
    await pass(page, "7d");
    await visit(page);
    await want(page);
    await button(page, "Chat").click();
    await unseen(page);
    await refuse(page);
    await want(page);
    expect(await held(page)).toEqual({ reason: "snoozed", until: 14 * DAY });
  });

  const three = ["a", "b", "c"].map((id) => willing({ id, when: { [`custom.${id}`]: true } }));
  const refuseAll = async (page: Page, ids: readonly string[]) => {
    for (const id of ids) {
      await page.evaluate((id) => floorwalker.set({ [id]: true }), id);
      await button(page, "Close", id).click();
      await unseen(page, id);
    }
  };

  test("after three in a row over all rules everything rests for a month", async ({ page, site }) => {
    shop(site, [...three, willing()]);
    await visit(page);
    await refuseAll(page, ["a", "b"]);
    await pass(page, "1m");
    await refuseAll(page, ["c"]);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "given_up", until: MINUTE + 30 * DAY });
    await visit(page, "/other");
    await want(page);
    await unseen(page);
    await pass(page, MINUTE + 30 * DAY - 1 - MINUTE);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });

  test("a click between them breaks the row", async ({ page, site }) => {
    const chat = { label: "Chat", do: "chat" as const };
    const clicked = willing({
      id: "clicked",
      when: { "custom.clicked": true },
      prompt: { ...card("Clicked"), actions: [chat] },
    });
    shop(site, [...three, clicked, willing()]);
    await visit(page);
    await refuseAll(page, ["a", "b"]);
    await pass(page, "1s");
    await page.evaluate(() => floorwalker.set({ clicked: true }));
    await button(page, "Chat", "clicked").click();
    await pass(page, "1s");
    await refuseAll(page, ["c"]);
    await want(page);
    await seen(page);
  });

  test("`snooze` is the visitor's own time, and no refusal", async ({ page, site }) => {
    const later = { label: "Later", do: "snooze" as const, for: "2h" };
    shop(site, [willing({ prompt: { ...card("Hello"), actions: [later] } })]);
    await visit(page);
    await want(page);
    await button(page, "Later").click();
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "snoozed", until: 2 * 60 * MINUTE });
    await pass(page, "2h");
    await seen(page);
  });
});

/** How many times a prompt was left without answer. */
const unanswered = (page: Page) =>
  page.evaluate(async () => {
    floorwalker.track("look");
    const { memory } = (await floorwalker.exportData()) as {
      memory: { past: Record<string, { unanswered: number }> };
    };
    return memory.past["hello"]?.unanswered ?? 0;
  });

test.describe("ignored", () => {
  const rule = (hide_after: string) => willing({ prompt: { ...card("Hello"), hide_after } });

  test("three that were seen for 10 s weigh as one dismissal", async ({ page, site }) => {
    shop(site, [rule("10s")]);
    await visit(page);
    for (let n = 1; n <= 3; n++) {
      await want(page);
      await seen(page);
      await pass(page, "10s");
      await unseen(page);
    }
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "snoozed", until: 30 * SECOND + 7 * DAY });
  });

  test("those seen for less weigh nothing", async ({ page, site }) => {
    shop(site, [rule("9s")]);
    await visit(page);
    for (let n = 1; n <= 4; n++) {
      await want(page);
      await seen(page);
      await pass(page, "9s");
      await unseen(page);
    }
    await want(page);
    await seen(page);
  });

  test("left with the page, they weigh as well", async ({ page, site }) => {
    shop(site, [willing()]);
    await visit(page);
    // A browser may drop the last words of a page that goes: then they are as never said, and never said twice.
    let told = 0;
    for (let n = 1; told < 3 && n < 10; n++) {
      await want(page);
      await seen(page);
      await pass(page, "10s");
      await visit(page, n % 2 ? "/other" : "/");
      told = await unanswered(page);
      expect(told).toBeLessThanOrEqual(n);
    }
    expect(told).toBe(3);
    await want(page);
    await unseen(page);
    expect((await held(page)).reason).toBe("snoozed");
  });

  test("time in a hidden tab is not seen", async ({ page, site }) => {
    shop(site, [willing()]);
    await visit(page);
    for (let n = 1; n <= 3; n++) {
      await want(page);
      await seen(page);
      await pass(page, "5s");
      await setVisible(page, false);
      await pass(page, "1m");
      await visit(page, n % 2 ? "/other" : "/");
    }
    await want(page);
    await seen(page);
  });
});

test.describe("busy", () => {
  interface Case {
    body?: string;
    /** Begins to keep the visitor busy. */
    begin(page: Page): Promise<unknown>;
    end(page: Page): Promise<unknown>;
  }
  const run = (script: string) => (page: Page) => page.evaluate(script);
  const box = (style: string, text = "", more = "") =>
    `<div id="box" style="display:none;position:fixed;background:#fff;${style}" ${more}>${text}</div>`;
  const show = run("box.style.display = 'block'");
  const hide = run("box.style.display = 'none'");

  const cases: Record<string, Case> = {
    "types in a field": {
      body: `<input id="field">`,
      begin: (page) => page.locator("#field").focus(),
      end: run("field.blur()"),
    },
    "types in an editable text": {
      body: `<p id="field" contenteditable>Text</p>`,
      begin: (page) => page.locator("#field").focus(),
      end: run("field.blur()"),
    },
    "types in a field within a component": {
      body: `<div id="host"></div><script>host.attachShadow({ mode: "open" }).append(document.createElement("input"))</script>`,
      begin: run("host.shadowRoot.querySelector('input').focus()"),
      end: (page) => page.getByRole("heading").click(),
    },
    "has the focus in an iframe": {
      body: `<iframe id="frame" srcdoc="<input>" width="200" height="60"></iframe><button id="out">Out</button>`,
      begin: (page) => page.frameLocator("#frame").locator("input").click(),
      end: (page) => page.locator("#out").click(),
    },
    "has a dialog open": {
      body: `<dialog id="dialog">Text</dialog>`,
      begin: run("dialog.showModal()"),
      end: run("dialog.close()"),
    },
    "has a dialog open that is not modal": {
      body: `<dialog id="dialog">Text</dialog>`,
      begin: run("dialog.show()"),
      end: run("dialog.close()"),
    },
    "has a popover open": {
      body: `<div id="menu" popover>Text</div>`,
      begin: run("menu.showPopover()"),
      end: run("menu.hidePopover()"),
    },
    "has a dialog of a library open": {
      body: box("inset:200px;", "Text", `role="dialog" aria-modal="true"`),
      begin: show,
      end: hide,
    },
    "has a cookie banner before them": {
      body: box("inset:auto 0 0;height:90px;", "We use cookies <button>OK</button>"),
      begin: show,
      end: hide,
    },
    "has opened a drawer": { body: box("inset:0 0 0 auto;width:420px;"), begin: show, end: hide },
    "has opened a chat window": {
      body: box("inset:auto 20px 20px auto;width:370px;height:560px;"),
      begin: show,
      end: hide,
    },
    "has something over a third of the page": {
      body: box("inset:0 0 60% 0;"),
      begin: show,
      end: hide,
    },
    "sees the page in full screen": {
      body: `<button id="full" onclick="document.documentElement.requestFullscreen()">Full</button>`,
      async begin(page) {
        await page.locator("#full").click();
        await page.waitForFunction("document.fullscreenElement");
      },
      async end(page) {
        await page.evaluate("document.exitFullscreen()");
        await page.waitForFunction("!document.fullscreenElement");
      },
    },
    prints: {
      begin: run("dispatchEvent(new Event('beforeprint'))"),
      end: run("dispatchEvent(new Event('afterprint'))"),
    },
    "is in another tab": {
      begin: (page) => setVisible(page, false),
      end: (page) => setVisible(page, true),
    },
  };

  for (const [name, { body = "", begin, end }] of Object.entries(cases)) {
    test(`nothing is said while the visitor ${name}, nor for 2 s after`, async ({ page, site, allow }) => {
      // The page's own boxes; and what full screen moves.
      if (name.includes("full screen")) allow.layoutShifts(/./);
      const tag = { "data-rules": "/floorwalker.json" };
      const page_ = htmlPage({ tag, body: `<main><h1>A shop</h1></main>${body}` });
      shop(site, [willing()], easy, { pages: { "/": page_ } });
      await visit(page);
      await begin(page);
      await want(page);
      await pass(page, "1m");
      await unseen(page);
      expect(await held(page)).toEqual({ reason: "busy", until: null });
      await end(page);
      await pass(page, 100);
      expect(await held(page)).toMatchObject({ reason: "busy", until: expect.any(Number) });
      await pass(page, 1800);
      await unseen(page);
      await pass(page, 200);
      await seen(page);
    });
  }

  test("a chat bubble at rest keeps nobody busy: the prompt stands beside it", async ({ page, site }) => {
    const tag = { "data-rules": "/floorwalker.json" };
    const bubble = `<button id="bubble" style="position:fixed;bottom:20px;right:20px;width:60px;height:60px">?</button>`;
    shop(site, [willing()], easy, { pages: { "/": htmlPage({ tag, body: `<h1>A shop</h1>${bubble}` }) } });
    await visit(page);
    await want(page);
    await seen(page);
    const [prompted, rests] = await Promise.all(
      [prompt(page), page.locator("#bubble")].map((one) => one.boundingBox()),
    );
    expect((prompted?.y ?? 0) + (prompted?.height ?? 0)).toBeLessThanOrEqual(rests?.y ?? 0);
  });

  test("at the checkout nothing is said, unless the rule is for it", async ({ page, site }) => {
    const tag = { "data-rules": "/floorwalker.json" };
    const help = willing({ id: "help", during_checkout: true, when: { "custom.help": true } });
    shop(site, [willing(), help], easy, { pages: { "/checkout": htmlPage({ tag }) } });
    await visit(page, "/checkout");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "busy", until: null });
    await page.evaluate(() => floorwalker.set({ help: true }));
    await seen(page, "help");
  });

  test("any source that says checkout holds back", async ({ page, site }) => {
    const tag = { "data-rules": "/floorwalker.json" };
    const body = `<script>document.body.dataset.floorwalkerPage = "product"</script><h1>Pay</h1>`;
    const pages = { "/pay": htmlPage({ tag, body }) };
    shop(site, [willing()], easy, { pages, shop: { pages: { checkout: "/pay*" } } });
    await visit(page, "/pay");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "busy", until: null });
  });

  test("a list in the file replaces the list", async ({ page, site }) => {
    shop(site, [willing()], { ...easy, busy: ["dialog"] });
    await visit(page);
    await page.locator("#field").focus();
    await want(page);
    await seen(page);
    await expect(page.locator("#field")).toBeFocused();
  });
});

test.describe("showing", () => {
  const rules = [
    willing({ id: "one", when: { "page.path": "/" } }),
    willing({ id: "two", when: { "page.path": "/other" } }),
  ];

  test("one prompt at a time over all tabs: the next comes as the first is closed", async ({
    page,
    site,
    context,
  }) => {
    shop(site, rules);
    await visit(page);
    await seen(page, "one");
    await pass(page, "1s");
    const other = await context.newPage();
    await visit(other, "/other");
    await unseen(other, "two");
    expect(await held(other, "two")).toEqual({ reason: "showing", until: 10 * MINUTE });
    await button(page, "Close", "one").click();
    await pass(page, "1s");
    await seen(other, "two");
  });

  test("a hidden tab leaves the place, and takes it again where it is free", async ({
    page,
    site,
    context,
  }) => {
    shop(site, rules);
    await visit(page);
    await seen(page, "one");
    await setVisible(page, false);
    await settle(page);
    const other = await context.newPage();
    await visit(other, "/other");
    await seen(other, "two");
    await setVisible(other, false);
    await settle(other);
    await setVisible(page, true);
    await settle(page);
    await seen(page, "one");
    expect(await page.evaluate(() => floorwalker.facts()["rule.one.shown"])).toBe(1);
    await pass(page, "1s");
    await setVisible(other, true);
    await expect(prompt(other, "two")).toHaveCount(0);
  });

  test("a tab that returns to a place taken shows nothing", async ({ page, site, context }) => {
    shop(site, rules);
    await visit(page);
    await setVisible(page, false);
    await settle(page);
    const other = await context.newPage();
    await visit(other, "/other");
    await seen(other, "two");
    await setVisible(page, true);
    await expect(prompt(page, "one")).toHaveCount(0);
    await seen(other, "two");
  });

  test("a tab that returns after its condition turned false shows nothing", async ({ page, site }) => {
    shop(site, [willing()]);
    await visit(page);
    await want(page);
    await seen(page);
    await setVisible(page, false);
    await page.evaluate(() => floorwalker.set({ go: false }));
    await setVisible(page, true);
    await unseen(page);
  });

  test("after 10 min the place is free, whatever stands there", async ({ page, site, context }) => {
    shop(site, rules);
    await visit(page);
    await seen(page, "one");
    await pass(page, "1s");
    const other = await context.newPage();
    await visit(other, "/other");
    await pass(other, 10 * MINUTE - SECOND - 1);
    await unseen(other, "two");
    await pass(other, 1);
    await seen(other, "two");
  });

  test("tabs that want to speak at once: one does", async ({ page, site, context }) => {
    shop(site, [willing()], { ...easy, caps: [{ max: 1, per: "session" }] });
    const tabs = [page, ...(await Promise.all([1, 2, 3].map(() => context.newPage())))];
    await Promise.all(tabs.map((tab) => visit(tab)));
    await Promise.all(tabs.map((tab) => tab.evaluate(() => floorwalker.set({ go: true }))));
    await Promise.all(tabs.map(settle));
    await expect.poll(async () => sum(await Promise.all(tabs.map((tab) => prompts(tab).count())))).toBe(1);
    await pass(page, "1s");
    expect(sum(await Promise.all(tabs.map((tab) => prompts(tab).count())))).toBe(1);
    for (const tab of tabs)
      await expect.poll(() => tab.evaluate(() => floorwalker.facts()["rule.hello.shown"])).toBe(1);
  });
});

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

test.describe("bought", () => {
  const product = (id: string, category: string, more = "") =>
    productPage({ id, category, tag: { "data-rules": "/floorwalker.json" }, head: more });
  const pages = {
    "/tea": product("TEA", "Tea"),
    "/green": product("GREEN", "Tea"),
    "/cup": product("CUP", "Cups"),
  };
  const buy = (page: Page) =>
    page.evaluate(() =>
      floorwalker.track("purchase", {
        transaction_id: "T1",
        currency: "EUR",
        value: 10,
        items: [{ item_id: "TEA", item_category: "Tea", price: 10 }],
      }),
    );

  test("after a purchase nothing but service and inline, for the rest of the session", async ({
    page,
    site,
  }) => {
    const late: Rule = { id: "late", service: true, when: { "custom.late": true }, prompt: card("Late") };
    const inline: Rule = {
      id: "inline",
      when: { "custom.go": true },
      prompt: { type: "inline", slot: "#slot", title: "Here" },
    };
    const tag = { "data-rules": "/floorwalker.json" };
    const body = `<h1>A shop</h1><div id="slot" style="height:300px"></div>`;
    shop(site, [willing(), late, inline], easy, { pages: { "/": htmlPage({ tag, body }) } });
    await visit(page);
    await buy(page);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "bought", until: null });
    await seen(page, "inline");
    await page.evaluate(() => floorwalker.set({ late: true }));
    await seen(page, "late");
    await pass(page, "31m");
    await visit(page);
    await want(page);
    await seen(page);
  });

  test("rules about the category just bought rest for 14 days", async ({ page, site }) => {
    const about = willing({ when: { "custom.go": true, "item.id": { exists: true } } });
    const again = willing({
      ...about,
      id: "again",
      again: true,
      when: { ...about.when, "custom.again": true },
    });
    const general = willing({ id: "general", when: { "custom.general": true } });
    shop(site, [about, again, general], easy, { pages });
    await visitProduct(page, "/tea");
    await buy(page);
    await pass(page, "31m");
    await visitProduct(page, "/green");
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "bought", until: SECOND + 14 * DAY });
    await page.evaluate(() => floorwalker.set({ again: true }));
    await seen(page, "again");
    await visitProduct(page, "/green");
    await page.evaluate(() => floorwalker.set({ general: true }));
    await seen(page, "general");
    await visitProduct(page, "/cup");
    await want(page);
    await seen(page);
    await pass(page, "14d");
    await visitProduct(page, "/green");
    await want(page);
    await seen(page);
  });

  test("what was just bought, is in the cart or not in stock is not suggested", async ({ page, site }) => {
    const file = {
      suggestions: { catalog: "/catalog.json", pairs: { CUP: ["TEA", "SPOON", "SOLD", "BOWL"] } },
      pages: {
        ...pages,
        "/catalog.json": JSON.stringify({
          items: ["TEA", "SPOON", "SOLD", "BOWL"].map((item_id) => ({
            item_id,
            item_name: item_id,
            price: 5,
            currency: "EUR",
            availability: item_id === "SOLD" ? "OutOfStock" : "InStock",
          })),
        }),
      },
    };
    const rule = willing({
      prompt: { ...card("Goes with it"), suggest: { for: "item", from: ["pairs"] } },
    });
    shop(site, [rule], easy, file);
    await visitProduct(page, "/cup");
    await buy(page);
    await pass(page, "31m");
    await visitProduct(page, "/cup");
    await page.evaluate(() =>
      floorwalker.track("add_to_cart", {
        items: [{ item_id: "SPOON", price: 5 }],
        currency: "EUR",
        value: 5,
      }),
    );
    await want(page);
    await seen(page);
    await expect(prompt(page).getByRole("listitem")).toHaveText([/BOWL/]);
  });
});

test.describe("never", () => {
  test("while it is true only service rules speak", async ({ page, site }) => {
    const late: Rule = { id: "late", service: true, when: { "custom.late": true }, prompt: card("Late") };
    shop(site, [willing(), late], { ...easy, never: { "custom.tier": "staff" } });
    await visit(page);
    await page.evaluate(() => floorwalker.set({ tier: "staff" }));
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "never", until: null });
    await page.evaluate(() => floorwalker.set({ late: true }));
    await seen(page, "late");
    await button(page, "Close", "late").click();
    await page.evaluate(() => floorwalker.set({ tier: "guest" }));
    await seen(page);
  });

  test("it is judged again as time changes it", async ({ page, site }) => {
    shop(site, [willing({ when: {} })], { ...easy, never: { "time.of_day": { lt: "10:05" } } });
    await visit(page);
    await pass(page, 5 * MINUTE - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });
});

test.describe("furniture", () => {
  const tag = { "data-rules": "/floorwalker.json" };
  const body = `<h1>A shop</h1><div id="slot" style="height:300px"></div>`;
  const pages = { "/": htmlPage({ tag, body }), "/other": htmlPage({ tag, body }) };
  const launcher: Rule = { id: "launcher", prompt: { type: "launcher", title: "Ask us" } };
  const inline = willing({ id: "inline", prompt: { type: "inline", slot: "#slot", title: "Here" } });

  test("a launcher stands from the first moment, beside others, and is no exposure", async ({
    page,
    site,
  }) => {
    shop(site, [launcher, { id: "advice", on: "ask", prompt: card("At your service") }], {}, { pages });
    await visit(page);
    await seen(page, "launcher");
    await button(page, "Ask us", "launcher").click();
    await seen(page, "advice");
    await seen(page, "launcher");
    expect(await page.evaluate(() => floorwalker.facts()["rule.advice.shown"] ?? 0)).toBe(0);
    expect(await page.evaluate(() => floorwalker.facts()["rule.launcher.shown"] ?? 0)).toBe(0);
    await visit(page);
    await seen(page, "launcher");
    await page.reload();
    await ready(page);
    await seen(page, "launcher");
  });

  test("an inline prompt waits for no quiet, gap, place or cap of all", async ({ page, site }) => {
    const hello = willing({ service: true });
    shop(site, [hello, inline], { caps: [{ max: 1, per: "7d" }] }, { pages });
    await visit(page);
    await want(page);
    await seen(page);
    await seen(page, "inline");
    await visit(page, "/other");
    await want(page);
    await seen(page, "inline");
    await expect(page.locator("#slot floorwalker-prompt")).toHaveCount(1);
  });

  test("an inline prompt takes neither place nor caps from others", async ({ page, site }) => {
    shop(site, [inline, willing()], { ...easy, gap: "2m", caps: [{ max: 1, per: "session" }] }, { pages });
    await visit(page);
    await want(page);
    await seen(page, "inline");
    await seen(page);
  });

  test("an inline prompt obeys its own cap, refusals and opt-out", async ({ page, site }) => {
    shop(site, [{ ...inline, cap: [{ max: 2, per: "session" }] }], easy, { pages });
    await visit(page);
    await want(page);
    await button(page, "Close", "inline").click();
    await unseen(page, "inline");
    await want(page);
    expect(await held(page, "inline")).toEqual({ reason: "snoozed", until: 7 * DAY });
    await pass(page, "7d");
    await visit(page);
    await want(page);
    await seen(page, "inline");
    await visit(page, "/other");
    await want(page);
    await seen(page, "inline");
    await visit(page);
    await want(page);
    await unseen(page, "inline");
    expect(await held(page, "inline")).toEqual({ reason: "cap", until: null });
    await pass(page, "31m");
    await visit(page);
    await want(page);
    await seen(page, "inline");
    await page.evaluate(() => floorwalker.optOut());
    await unseen(page, "inline");
  });

  test("refusals of an inline prompt count among those in a row", async ({ page, site }) => {
    const three = ["a", "b", "c"].map((id) => ({ ...inline, id, when: { [`custom.${id}`]: true } }));
    shop(site, [...three, willing()], easy, { pages });
    await visit(page);
    for (const id of ["a", "b", "c"]) {
      await page.evaluate((id) => floorwalker.set({ [id]: true }), id);
      await button(page, "Close", id).click();
      await unseen(page, id);
    }
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "given_up", until: 30 * DAY });
  });
});

test.describe("service", () => {
  const late: Rule = { ...willing({ id: "late", service: true }), prompt: card("Your order is late") };

  test("a notice that is owed waits for no quiet, gap or caps, and comes once a day", async ({
    page,
    site,
  }) => {
    const second = willing({ id: "second", when: { "custom.second": true } });
    shop(site, [second, late], { quiet: "0s", caps: [{ max: 1, per: "7d" }] });
    await visit(page);
    await page.evaluate(() => floorwalker.set({ second: true }));
    await button(page, "Close", "second").click();
    await want(page);
    await seen(page, "late");
    await visit(page, "/other");
    await want(page);
    await unseen(page, "late");
    expect(await held(page, "late")).toEqual({ reason: "cap", until: DAY });
    await pass(page, "1d");
    await seen(page, "late");
  });

  test("it waits for no quiet", async ({ page, site }) => {
    shop(site, [late], {});
    await visit(page);
    await want(page);
    await seen(page, "late");
  });

  test("not for a month of silence, either", async ({ page, site }) => {
    const three = ["a", "b", "c"].map((id) => willing({ id, when: { [`custom.${id}`]: true } }));
    shop(site, [...three, late]);
    await visit(page);
    for (const id of ["a", "b", "c"]) {
      await page.evaluate((id) => floorwalker.set({ [id]: true }), id);
      await button(page, "Close", id).click();
      await unseen(page, id);
    }
    await want(page);
    await seen(page, "late");
  });

  test("but it waits while the visitor is busy, and obeys the opt-out", async ({ page, site }) => {
    shop(site, [late]);
    await visit(page);
    await page.locator("#field").focus();
    await want(page);
    await unseen(page, "late");
    expect(await held(page, "late")).toMatchObject({ reason: "busy" });
    await page.evaluate(() => floorwalker.optOut());
    await page.evaluate("field.blur()");
    await pass(page, "3s");
    await unseen(page, "late");
    expect(await held(page, "late")).toEqual({ reason: "opted_out", until: null });
  });
});

test.describe("a moment", () => {
  const onAdd: Rule = {
    id: "hello",
    on: "add_to_cart",
    cap: [{ max: 99, per: "session" }],
    prompt: card("{event.item.name} it is"),
  };
  const add = (page: Page, name = "Teapot") =>
    page.evaluate(
      (item_name) =>
        floorwalker.track("add_to_cart", {
          items: [{ item_id: item_name, item_name, price: 9 }],
          currency: "EUR",
        }),
      name,
    );

  test("is judged as it comes", async ({ page, site }) => {
    shop(site, [onAdd]);
    await visit(page);
    await unseen(page);
    await add(page);
    await expect(prompt(page).getByRole("heading")).toHaveText("Teapot it is");
  });

  test("waits up to 30 s while the visitor is busy", async ({ page, site }) => {
    shop(site, [onAdd]);
    await visit(page);
    await page.locator("#field").focus();
    await add(page);
    await pass(page, "27s");
    await unseen(page);
    await page.evaluate("field.blur()");
    await pass(page, "2100ms");
    await seen(page);
  });

  test("passes after 30 s", async ({ page, site }) => {
    shop(site, [onAdd]);
    await visit(page);
    await page.locator("#field").focus();
    await add(page);
    await pass(page, "29s");
    await page.evaluate("field.blur()");
    await pass(page, "1m");
    await unseen(page);
  });

  test("waits over a page load, with the event's values", async ({ page, site }) => {
    const { quiet: _, ...manners } = easy;
    shop(site, [onAdd], manners);
    await visit(page);
    await use(page, 10 * SECOND);
    await add(page);
    await add(page, "Kettle");
    await visit(page, "/other");
    await use(page, 10 * SECOND);
    await expect(prompt(page).getByRole("heading")).toHaveText("Kettle it is");
  });

  test("waits as long as the rule says", async ({ page, site }) => {
    const { gap: _, ...manners } = easy;
    const second = { ...onAdd, id: "second", on: "add_to_wishlist", wait: "5m" } satisfies Rule;
    shop(site, [onAdd, second], manners);
    await visit(page);
    await add(page);
    await button(page, "Close").click();
    await page.evaluate(() =>
      floorwalker.track("add_to_wishlist", { items: [{ item_id: "A", item_name: "A" }] }),
    );
    await pass(page, 2 * MINUTE - 1);
    await unseen(page, "second");
    await pass(page, 1);
    await seen(page, "second");
  });

  test("is dropped by any other reason", async ({ page, site }) => {
    shop(site, [{ ...onAdd, cap: [{ max: 1, per: "page" }], wait: "1h" }], {
      ...easy,
      dismissed: { snooze: "1s" },
    });
    await visit(page);
    await add(page);
    await button(page, "Close").click();
    await unseen(page);
    await pass(page, "10s");
    await add(page);
    await settle(page);
    await visit(page, "/other");
    await pass(page, "1m");
    await unseen(page);
    await add(page);
    await seen(page);
  });

  test("its condition is judged again as it speaks", async ({ page, site }) => {
    shop(site, [{ ...onAdd, when: { "custom.go": true } }]);
    await visit(page);
    await page.evaluate(() => floorwalker.set({ go: true }));
    await page.locator("#field").focus();
    await add(page);
    await page.evaluate(() => floorwalker.set({ go: false }));
    await page.evaluate("field.blur()");
    await pass(page, "5s");
    await unseen(page);
  });
});

test.describe("a level rule", () => {
  test("speaks again only after its condition was false", async ({ page, site }) => {
    shop(site, [willing({ prompt: { ...card("Hello"), hide_after: "1s" } })]);
    await visit(page);
    await want(page);
    await seen(page);
    await pass(page, "1s");
    await unseen(page);
    await page.evaluate(() => floorwalker.set({ go: true }));
    await pass(page, "10m");
    await unseen(page);
    await want(page);
    await seen(page);
  });

  test("and in a new session", async ({ page, site }) => {
    shop(site, [willing({ when: {}, prompt: { ...card("Hello"), hide_after: "1s" } })]);
    await visit(page);
    await seen(page);
    await pass(page, "1s");
    await visit(page, "/other");
    await unseen(page);
    await pass(page, "31m");
    await visit(page);
    await seen(page);
  });

  test("speaks at the very instant when time alone makes it true", async ({ page, site }) => {
    shop(site, [willing({ when: { "session.duration": { gte: "90s" } } })]);
    await visit(page);
    await pass(page, 90 * SECOND - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });
});

test.describe("withdrawal", () => {
  const tag = { "data-rules": "/floorwalker.json" };
  const pages = { "/tea": productPage({ id: "TEA", name: "Tea", tag }) };
  const add = (page: Page) =>
    page.evaluate(() =>
      floorwalker.track("add_to_cart", { items: [{ item_id: "TEA", price: 5 }], currency: "EUR" }),
    );
  const waiting = willing({ when: { "item.in_cart": false, "item.id": { exists: true } } });

  test("an event that turns the condition false takes the prompt back", async ({ page, site }) => {
    shop(site, [waiting], easy, { pages });
    await visitProduct(page, "/tea");
    await seen(page);
    await add(page);
    await unseen(page);
  });

  test("not while the pointer is in it", async ({ page, site }) => {
    shop(site, [waiting], easy, { pages });
    await visitProduct(page, "/tea");
    await prompt(page).hover();
    await add(page);
    await settle(page);
    await seen(page);
  });

  test("not while the focus is in it", async ({ page, site }) => {
    shop(site, [waiting], easy, { pages });
    await visitProduct(page, "/tea");
    await button(page, "Close").focus();
    await add(page);
    await settle(page);
    await seen(page);
  });

  test("not by mere time", async ({ page, site }) => {
    shop(site, [willing({ when: { "session.duration": { lte: "30s" } } })]);
    await visit(page);
    await seen(page);
    await pass(page, "1m");
    await seen(page);
  });

  test("not a prompt of a moment", async ({ page, site }) => {
    shop(site, [willing({ on: "ping" })]);
    await visit(page);
    await page.evaluate(() => {
      floorwalker.set({ go: true });
      floorwalker.track("ping");
    });
    await seen(page);
    await page.evaluate(() => floorwalker.set({ go: false }));
    await settle(page);
    await seen(page);
  });

  test("an event in another tab takes it back as well", async ({ page, site, context }) => {
    shop(site, [waiting], easy, { pages });
    await visitProduct(page, "/tea");
    await seen(page);
    const other = await context.newPage();
    await visit(other, "/other");
    await add(other);
    await pass(other, "1s");
    await expect(prompt(page)).toHaveCount(0);
  });

  test("a purchase takes back what speaks of the cart, even under the pointer", async ({ page, site }) => {
    const cart = willing({ id: "cart", when: { "cart.count": { gte: 0 } } });
    shop(site, [cart]);
    await visit(page);
    await add(page);
    await prompt(page, "cart").hover();
    await page.evaluate(() =>
      floorwalker.track("purchase", { transaction_id: "T1", items: [{ item_id: "TEA" }] }),
    );
    await unseen(page, "cart");
  });

  test("a purchase leaves the others", async ({ page, site }) => {
    shop(site, [willing()]);
    await visit(page);
    await want(page);
    await page.evaluate(() =>
      floorwalker.track("purchase", { transaction_id: "T1", items: [{ item_id: "TEA" }] }),
    );
    await settle(page);
    await seen(page);
  });
});

test.describe("priority", () => {
  const rules = [
    willing({ id: "low" }),
    willing({ id: "high", priority: 1 }),
    willing({ id: "tie", priority: 1 }),
  ];

  test("the highest speaks, ties by order in the file", async ({ page, site }) => {
    shop(site, rules);
    await visit(page);
    await want(page);
    await seen(page, "high");
    await expect(prompts(page)).toHaveCount(1);
  });

  test("the others are outranked", async ({ page, site }) => {
    shop(site, rules, { ...easy, never: { "custom.never": true } });
    await visit(page);
    const reasons = page.evaluate(
      () =>
        new Promise((resolve) => {
          const told: Record<string, unknown> = {};
          floorwalker.on("prompt_suppressed", ({ rule, reason }) => (told[rule as string] = reason));
          floorwalker.on("prompt_shown", () => resolve(told));
          floorwalker.set({ go: true });
        }),
    );
    expect(await reasons).toEqual({ low: "outranked", tie: "outranked" });
  });

  test("if the winner can't be drawn, the next one may speak", async ({ page, site }) => {
    const gaps = willing({ id: "gaps", priority: 2, prompt: card("{item.name} for you") });
    shop(site, [gaps, ...rules]);
    await visit(page);
    await want(page);
    await seen(page, "high");
    expect(await page.evaluate(() => floorwalker.facts()["rule.gaps.shown"] ?? 0)).toBe(0);
  });
});

test.describe("schedule", () => {
  const shopFacts = { shop: { timezone: "Europe/Paris" } };

  test("not before `from`, at the very instant", async ({ page, site }) => {
    shop(site, [willing({ when: {}, from: "2026-06-01T10:05" })], easy, shopFacts);
    await visit(page);
    expect(await held(page)).toEqual({ reason: "schedule", until: 5 * MINUTE });
    await pass(page, 5 * MINUTE - 1);
    await unseen(page);
    await pass(page, 1);
    await seen(page);
  });

  test("a bare `until` date includes that day", async ({ page, site }) => {
    shop(site, [willing({ until: "2026-06-01" })], easy, shopFacts);
    await visit(page);
    await pass(page, 14 * 60 * MINUTE - SECOND);
    await want(page);
    await seen(page);
    await button(page, "Close").click();
    await pass(page, "1s");
    expect(await held(page)).toEqual({ reason: "schedule", until: null });
  });

  test("nothing is said after `until`", async ({ page, site }) => {
    shop(site, [willing({ until: "2026-05-31" })], easy, shopFacts);
    await visit(page);
    await want(page);
    await unseen(page);
    expect(await held(page)).toEqual({ reason: "schedule", until: null });
  });
});

test.describe("status", () => {
  test("what is off or a draft does not speak", async ({ page, site }) => {
    shop(site, [willing({ id: "off", status: "off" }), willing({ id: "draft", status: "draft" })]);
    await visit(page);
    await want(page);
    await settle(page);
    await expect(prompts(page)).toHaveCount(0);
    expect(await held(page, "off")).toEqual({ reason: "status", until: null });
    expect(await held(page, "draft")).toEqual({ reason: "status", until: null });
  });
});

test.describe("ask()", () => {
  test("is outside quiet, gap, caps and snooze, and no exposure", async ({ page, site }) => {
    shop(site, [willing({ when: {} })], { ...easy, caps: [{ max: 1, per: "7d" }] });
    await visit(page);
    await button(page, "Close").click();
    await unseen(page);
    expect(await page.evaluate(() => floorwalker.ask())).toBe("hello");
    await seen(page);
    await button(page, "Close").click();
    await unseen(page);
    expect(await page.evaluate(() => floorwalker.facts()["rule.hello.shown"])).toBe(1);
    expect(await page.evaluate(() => floorwalker.facts()["rule.hello.dismissed"])).toBe(1);
  });

  test("says how to reach the shop where no rule speaks", async ({ page, site }) => {
    shop(site, [willing({ when: { "custom.go": true } })], {}, { shop: { phone: "+33 1 23 45 67 89" } });
    await visit(page);
    expect(await page.evaluate(() => floorwalker.ask())).toBe(null);
    await expect(prompts(page).getByRole("link")).toHaveAttribute("href", "tel:+33123456789");
  });
});
