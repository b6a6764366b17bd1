import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import type { Floorwalker, RulesFile } from "../../src/index.js";
import { expect, htmlPage, keepsFocus, productPage, ready, settle, test } from "./harness.js";
import type { SiteServer } from "./server.js";

// Every prompt type through the built tag: axe-core finds nothing, focus stays, Escape closes, it is told once.

declare const floorwalker: Floorwalker;

type Prompt = NonNullable<RulesFile["rules"][number]["prompt"]>;

const choices = [
  { value: "green", label: "Green" },
  { value: "black", label: "Black" },
];
const actions: Prompt["actions"] = [
  { label: "Call", do: "call" },
  { label: "Read on", do: "open", url: "/more" },
  { label: "Not now", do: "snooze", for: "1d" },
];
const base = { title: "A question about Tea?", body: "We are glad to answer." };

const prompts: Record<string, Prompt> = {
  card: { ...base, type: "card", actions },
  "card with a picture": { ...base, type: "card", image: "/tea.svg", contact: true },
  bar: { ...base, type: "bar", actions },
  "bar at the top": { ...base, type: "bar", position: "top" },
  inline: { ...base, type: "inline", slot: "#slot", actions },
  launcher: { type: "launcher", title: "Ask us" },
  coupon: { ...base, type: "card", coupon: { code: "TEA-5", label: "5 € less", valid_for: "2d" } },
  "question with choices": { ...base, type: "card", question: { kind: "choice", choices } },
  "question with a rating": { ...base, type: "card", question: { kind: "rating" } },
  "question with a text": { ...base, type: "card", question: { kind: "text" } },
  suggestions: { ...base, type: "card", suggest: { for: "item", from: ["pairs"] } },
};

const items = ["CUP", "POT"].map((item_id) => ({
  item_id,
  item_name: `A ${item_id.toLowerCase()} for tea`,
  price: 12,
  list_price: 15,
  currency: "EUR",
  rating: 4.5,
  url: `/${item_id.toLowerCase()}`,
  image: "/tea.svg",
}));

const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#ccc"/></svg>`;

/** A product page that shows this prompt as soon as `go` is set. */
function shop(
  site: SiteServer,
  prompt: Prompt,
  { head = "", lang = "en", body = "", consent = "granted" } = {},
): void {
  const tag = { "data-rules": "/floorwalker.json", "data-consent": consent };
  const file: RulesFile = {
    floorwalker: 1,
    shop: {
      phone: "+33 1 23 45 67 89",
      email: "hello@shop.example",
      address: "3 rue du Marché, Paris",
      hours: { "mon-fri": ["09:30-12:30", "14:00-19:00"] },
    },
    manners: { quiet: "0s", gap: "0s", caps: [{ max: 99, per: "session" }] },
    suggestions: { catalog: "/catalog.json", pairs: { TEA: ["CUP", "POT"] } },
    rules: [
      {
        id: "hello",
        when: { "custom.go": true, "item.id": "TEA" },
        cap: [{ max: 99, per: "session" }],
        prompt,
      },
    ],
  };
  const main = `<main><h1>Tea</h1><button id="first">First</button><p>${"Text. ".repeat(40)}</p>
<div id="slot" style="height:420px"></div><button id="last">Last</button>${body}</main>`;
  site.serve({
    "/": productPage({ id: "TEA", name: "Tea", tag, head, lang, body: main }),
    "/tea.svg": picture,
    "/catalog.json": JSON.stringify({ items }),
    "/floorwalker.json": JSON.stringify(file),
  });
}

const prompt = (page: Page) => page.locator("floorwalker-prompt");

async function visit(page: Page): Promise<void> {
  await page.goto("/");
  await ready(page);
  await page.waitForFunction(() => floorwalker.facts()["item.id"]);
}

/** The prompt comes, and has come to rest. */
async function appear(page: Page): Promise<void> {
  await page.evaluate(() => floorwalker.set({ go: true }));
  await rest(page);
}

async function rest(page: Page): Promise<void> {
  await expect(prompt(page)).toBeVisible();
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
}

test.beforeEach(({ allow }) => {
  // The tests turn windows round, and open what is folded.
  allow.layoutShifts(/after input/);
});

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

for (const [name, shown] of Object.entries(prompts)) {
  test.describe(name, () => {
    test("axe-core finds nothing, light and dark, desktop and phone", async ({ page, site }) => {
      shop(site, shown, {
        head: `<meta name="color-scheme" content="light dark">`,
      });
      await visit(page);
      await appear(page);
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await violations(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      await visit(page);
      await appear(page);
      expect(await violations(page)).toEqual([]);
    });

    test("the focus stays where it was as it comes", async ({ page, site }) => {
      shop(site, shown);
      await visit(page);
      await keepsFocus(page, "#first", () => appear(page));
    });

    test("at 200 % zoom nothing scrolls sideways, and it stands within the window", async ({
      page,
      site,
    }) => {
      await page.setViewportSize({ width: 640, height: 400 });
      shop(site, shown);
      await visit(page);
      await appear(page);
      for (const width of [640, 320]) {
        await page.setViewportSize({ width, height: 400 });
        const overflow = await page.evaluate(() => {
          const root = document.documentElement;
          const inner = document.querySelector("floorwalker-prompt")?.shadowRoot?.querySelector("section");
          return [root.scrollWidth - root.clientWidth, (inner?.scrollWidth ?? 0) - (inner?.clientWidth ?? 0)];
        });
        expect(overflow).toEqual([0, 0]);
        const box = await prompt(page).boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
        if (shown.type !== "inline") expect(box?.height).toBeLessThan(400);
      }
    });
  });
}

test.describe("why", () => {
  test("opened, axe-core finds nothing, and it says so", async ({ page, site }) => {
    shop(site, { ...base, type: "card", actions });
    await visit(page);
    await appear(page);
    const why = page.getByRole("button", { name: "Why this?" });
    await expect(why).toHaveAttribute("aria-expanded", "false");
    await why.click();
    await expect(why).toHaveAttribute("aria-expanded", "true");
    await expect(prompt(page)).toContainText("Based on");
    expect(await violations(page)).toEqual([]);
  });
});

test.describe("the visitor's panel", () => {
  test("axe-core finds nothing; Escape closes it and gives the focus back", async ({ page, site }) => {
    shop(
      site,
      { ...base, type: "card" },
      { body: `<a id="privacy" href="#floorwalker-privacy">Privacy</a>` },
    );
    await visit(page);
    await page.locator("#privacy").focus();
    await page.keyboard.press("Enter");
    await rest(page);
    expect(await violations(page)).toEqual([]);
    await expect(prompt(page).locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(prompt(page)).toHaveCount(0);
    await expect(page.locator("#privacy")).toBeFocused();
  });
});

test.describe("the bar that asks", () => {
  test("axe-core finds nothing, and it takes no focus", async ({ page, site }) => {
    shop(
      site,
      { ...base, type: "card" },
      { consent: "ask", body: `<script>document.querySelector("#first").focus()</script>` },
    );
    await visit(page);
    await rest(page);
    expect(await violations(page)).toEqual([]);
    await expect(page.locator("#first")).toBeFocused();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await violations(page)).toEqual([]);
  });
});

test.describe("Escape", () => {
  for (const type of ["card", "bar"] as const) {
    test(`closes a ${type}`, async ({ page, site }) => {
      shop(site, { ...base, type });
      await visit(page);
      await appear(page);
      await page.keyboard.press("Escape");
      await expect(prompt(page)).toHaveCount(0);
    });
  }

  test("is the page's own where it takes it", async ({ page, site }) => {
    const body = `<script>document.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault())</script>`;
    shop(site, { ...base, type: "card" }, { body });
    await visit(page);
    await appear(page);
    await page.keyboard.press("Escape");
    await rest(page);
    await expect(prompt(page)).toBeVisible();
  });

  test("that closes a dialog of the page leaves the prompt", async ({ page, site }) => {
    shop(site, { ...base, type: "card" }, { body: `<dialog id="dialog"><button>OK</button></dialog>` });
    await visit(page);
    await appear(page);
    await page.evaluate("dialog.showModal()");
    await page.keyboard.press("Escape");
    await expect(page.locator("#dialog")).toBeHidden();
    await rest(page);
    await expect(prompt(page)).toBeVisible();
  });

  test("that closes a drawer by the page's own script leaves the prompt", async ({ page, site }) => {
    const drawer = `<div id="drawer" hidden role="dialog" aria-modal="true"><button>OK</button></div>
<script>drawer.onkeydown = ({ key }) => { if (key === "Escape") drawer.hidden = true; }</script>`;
    shop(site, { ...base, type: "card" }, { body: drawer });
    await visit(page);
    await appear(page);
    await page.evaluate("drawer.hidden = false; drawer.querySelector('button').focus()");
    await page.keyboard.press("Escape");
    await expect(page.locator("#drawer")).toBeHidden();
    await rest(page);
    await expect(prompt(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(prompt(page)).toHaveCount(0);
  });

  test("an inline prompt closes only where the focus is in it", async ({ page, site }) => {
    shop(site, { ...base, type: "inline", slot: "#slot" });
    await visit(page);
    await appear(page);
    await page.keyboard.press("Escape");
    await rest(page);
    await expect(prompt(page)).toBeVisible();
    await page.getByRole("button", { name: "Close" }).focus();
    await page.keyboard.press("Escape");
    await expect(prompt(page)).toHaveCount(0);
  });
});

test.describe("focus", () => {
  for (const [how, close] of Object.entries({
    Escape: (page: Page) => page.keyboard.press("Escape"),
    "the button": (page: Page) => page.keyboard.press("Enter"),
  })) {
    test(`goes back to where it was, closed by ${how}`, async ({ page, site }) => {
      shop(site, { ...base, type: "card", actions });
      await visit(page);
      await appear(page);
      await page.locator("#last").focus();
      await page.getByRole("button", { name: "Close" }).focus();
      await close(page);
      await expect(prompt(page)).toHaveCount(0);
      await expect(page.locator("#last")).toBeFocused();
    });
  }

  test("all of it can be reached by Tab, and none holds it", async ({ page, site }) => {
    shop(site, { ...base, type: "card", actions });
    await visit(page);
    await appear(page);
    await page.locator("#last").focus();
    const met: (string | undefined)[] = [];
    for (let n = 0; n < 7; n++) {
      await page.keyboard.press("Tab");
      met.push(
        await page.evaluate(
          () => document.activeElement?.shadowRoot?.activeElement?.textContent ?? undefined,
        ),
      );
    }
    expect(met).toEqual(["×", "Call", "Read on", "Not now", "Why this?", "No more of these", undefined]);
  });
});

test.describe("announced", () => {
  test("politely, once, as a region named by its title", async ({ page, site }) => {
    await page.addInitScript(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (init) {
        const root = attachShadow.call(this, init);
        const tell = () => said.push(root.querySelector("[role=status]")?.textContent ?? "");
        new MutationObserver((changes) =>
          changes.some(({ target }) => (target as Element).matches?.("[role=status]")) ? tell() : undefined,
        ).observe(root, { subtree: true, childList: true, characterData: true });
        return root;
      };
    });
    shop(site, { ...base, type: "card" });
    await visit(page);
    await appear(page);
    await expect(prompt(page).getByRole("region", { name: base.title })).toBeVisible();
    const told = `${base.title} ${base.body}`;
    await expect(prompt(page).getByRole("status")).toHaveText(told);
    await page.evaluate(() => floorwalker.set({ go: true, more: 1 }));
    await page.evaluate(() => floorwalker.track("view_item_list", { items: [] }));
    await settle(page);
    expect(await page.evaluate("said")).toEqual([told]);
  });
});

test.describe("motion", () => {
  test.beforeEach(({ page }) =>
    page.addInitScript(() => {
      const moved: unknown[] = [];
      Object.assign(window, { moved });
      const { animate } = Element.prototype;
      Element.prototype.animate = function (frames, options) {
        moved.push(...[(frames as PropertyIndexedKeyframes).translate].flat());
        return animate.call(this, frames, options);
      };
    }),
  );
  const moves = (page: Page) => page.evaluate<unknown[]>("moved");

  test("it moves a little as it comes", async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" });
    shop(site, { ...base, type: "card" });
    await visit(page);
    await appear(page);
    expect(new Set(await moves(page)).size).toBe(2);
  });

  test("reduced, nothing moves, and it goes at once", async ({ page, site }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    shop(site, { ...base, type: "card" });
    await visit(page);
    await appear(page);
    expect(new Set(await moves(page)).size).toBeLessThan(2);
    await page.evaluate(() => floorwalker.optOut());
    expect(await prompt(page).count()).toBe(0);
  });
});

test.describe("right to left", () => {
  for (const [name, shown] of Object.entries(prompts)) {
    test(`${name}: turned round, and axe-core finds nothing`, async ({ page, site }) => {
      shop(site, shown, { lang: "ar", head: `<script>document.documentElement.dir = "rtl"</script>` });
      await visit(page);
      await appear(page);
      expect(await prompt(page).evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
      const box = await prompt(page).boundingBox();
      if (shown.type === "card" || shown.type === "launcher") expect(box?.x).toBe(20);
      expect(await violations(page)).toEqual([]);
      expect(
        await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"),
      ).toBe(0);
    });
  }
});

test("a page without a prompt passes as well: what is found is the prompt's", async ({ page, site }) => {
  site.serve({ "/": htmlPage({ tag: false }) });
  await page.goto("/");
  expect(await violations(page)).toEqual([]);
});
