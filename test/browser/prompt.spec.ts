// The prompts as they stand in a page, drawn by the demo page of test/look: what needs a real layout, real focus,
// real colours. The page sends a strict content security policy with Trusted Types.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { bundle, FILES, type PageGiven, POLICY, page as shopPage } from "../look/page.mjs";
import { test as base, expect } from "./harness.js";

const PHONE = { width: 390, height: 844 };
const card = {
  title: "A question about the {item.name}?",
  body: "We are here until 7 pm, on {shop.phone}.",
  actions: [
    { label: "Call", do: "call" },
    { label: "Not now", do: "dismiss" },
  ],
};
const coupon = {
  title: "A small thank you",
  coupon: { code: "WELCOME10", label: "10 % off", until: "2036-12-24" },
};
const suggestions = [
  {
    item: {
      item_id: "A",
      item_name: "Charger",
      price: 12,
      list_price: 15,
      rating: 4.66,
      currency: "EUR",
      image: "/a.svg",
      url: "#a",
    },
    from: "pairs",
    of: "iPod",
  },
];

/** Opens the demo page. */
const test = base.extend<{ open: (given?: PageGiven) => Promise<Page> }, { script: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from the pattern
  script: [async ({}, use) => use(await bundle()), { scope: "worker" }],
  open: async ({ page, site, script }, use) => {
    await use(async (given = { lang: "en" }) => {
      site.serve({
        ...FILES,
        "/demo.js": script,
        "/": { body: shopPage(given), headers: { "content-security-policy": POLICY } },
      });
      await page.goto("/");
      return page;
    });
  },
});

/** Draws a prompt; `false` where it could not be drawn. */
const show = (page: Page, prompt: object, options: object = {}): Promise<boolean> =>
  page.evaluate(([source, more]) => !!window.demo.show(source as never, more as never), [
    prompt,
    options,
  ] as const);
const heard = (page: Page) => page.evaluate(() => window.demo.heard);
const prompt = (page: Page) => page.locator("floorwalker-prompt");

const kinds: Record<string, [object, object?]> = {
  card: [card],
  bar: [{ ...card, type: "bar" }],
  inline: [{ ...card, type: "inline", slot: "#room" }],
  launcher: [{ type: "launcher", title: "Need advice?" }],
  suggestions: [{ title: "What goes with it", suggest: {} }, { suggestions }],
  coupon: [coupon],
  choice: [
    {
      title: "What holds you back?",
      question: { kind: "choice", choices: [{ value: "price", label: "The price" }] },
    },
  ],
  rating: [{ title: "Did you find it?", question: { kind: "rating" } }],
  text: [{ title: "What could we do better?", question: { kind: "text" } }],
  contact: [{ title: "How can we help?", contact: true, image: "/b.svg" }],
};

for (const dark of [false, true]) {
  for (const [kind, [source, options]] of Object.entries(kinds)) {
    test(`axe finds nothing: ${kind}, ${dark ? "dark" : "light"}`, async ({ open, allow }) => {
      const page = await open({ lang: "en", dark });
      expect(await show(page, source, options)).toBe(true);
      if (kind === "card") allow.layoutShifts(/after input/);
      if (kind === "card") await page.getByRole("button", { name: "Why this?" }).click();
      await calm(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
  for (const piece of ["panel", "ask"] as const) {
    test(`axe finds nothing: ${piece}, ${dark ? "dark" : "light"}`, async ({ open }) => {
      const page = await open({ lang: "fr", dark });
      await page.evaluate((name) => void window.demo[name]("/policy" as never), piece);
      await calm(page);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}

/** Waits for what moves. */
const calm = (page: Page) =>
  page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));

test("takes no focus, is named by its title, and is announced once", async ({ open }) => {
  const page = await open();
  const buy = page.getByRole("button", { name: "Add to cart" });
  await buy.focus();
  await show(page, card);
  await expect(page.getByRole("region", { name: "A question about the iPod 30 Go?" })).toBeVisible();
  await expect(prompt(page)).toHaveAttribute("rule", "demo");
  await expect(prompt(page)).toHaveAttribute("type", "card");
  await expect(page.getByRole("status")).toHaveText(/^A question about the iPod 30 Go\?.*01.23.45.67.89\.$/);
  await expect(buy).toBeFocused();
});

test("Escape closes it, unless the page took the key, or an input method did", async ({ open }) => {
  const page = await open();
  await show(page, card);
  await page.evaluate(() =>
    document.body.addEventListener("keydown", (event) => event.preventDefault(), { once: true }),
  );
  await page.keyboard.press("Escape");
  await page.evaluate(() =>
    document.body.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }),
    ),
  );
  expect(await heard(page)).toEqual([]);
  await page.evaluate(() =>
    window.addEventListener("keydown", (event) =>
      window.demo.heard.push(["swallowed", event.defaultPrevented]),
    ),
  );
  await page.keyboard.press("Escape");
  expect(await heard(page)).toEqual([
    ["close", "escape"],
    ["swallowed", false],
  ]);
  await expect(prompt(page)).toHaveCount(0);
});

test("Escape closes the piece the visitor is in, and leaves what stands in the page", async ({
  open,
  allow,
}) => {
  const page = await open();
  allow.layoutShifts(/after input/);
  await show(page, { ...card, type: "inline", slot: "#room" });
  await show(page, card);
  await page.evaluate(() => window.demo.panel());
  await expect(prompt(page)).toHaveCount(3);
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toHaveCount(2);
  expect(await heard(page), "the panel, not the card").toEqual([]);
  await page.keyboard.press("Escape");
  expect(await heard(page)).toEqual([["close", "escape"]]);
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toHaveCount(1);
  await prompt(page).getByRole("button", { name: "Call" }).or(prompt(page).getByRole("link")).first().focus();
  await page.keyboard.press("Escape");
  await expect(prompt(page)).toHaveCount(0);
});

test("gives the focus back when it goes with it, without scrolling", async ({ open }) => {
  const page = await open();
  const buy = page.getByRole("button", { name: "Add to cart" });
  await show(page, card);
  await buy.focus();
  await page.evaluate(() => scrollTo(0, 600));
  const scrolled = await page.evaluate(() => scrollY);
  await page.getByRole("button", { name: "Close" }).focus();
  await page.keyboard.press("Enter");
  await expect(buy).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(scrolled);
});

test("everything can be reached by keyboard, in targets of 44 px", async ({ open }) => {
  const page = await open();
  await show(page, { ...card, ...coupon, question: { kind: "rating" }, contact: true }, { suggestions });
  const sizes = await page.evaluate(() =>
    [
      ...(document
        .querySelector("floorwalker-prompt")
        ?.shadowRoot?.querySelectorAll<HTMLElement>("button,a,textarea") ?? []),
    ]
      .filter((each) => each.checkVisibility())
      .map(
        (each) => [each.textContent, each.tabIndex, Math.round(each.getBoundingClientRect().height)] as const,
      ),
  );
  expect(sizes.length).toBeGreaterThan(12);
  for (const [text, tabIndex, height] of sizes) {
    expect(tabIndex, `${text}`).toBe(0);
    expect(height, `${text}`).toBeGreaterThanOrEqual(44);
  }
});

test("on a phone: at most 45 % of the height, above the shop's own bar, scrolling inside", async ({
  open,
  page,
}) => {
  await page.setViewportSize(PHONE);
  await open({ lang: "en", parts: '<div class="sticky"><button class="buy">Add to cart</button></div>' });
  await show(page, { ...card, body: "Very long. ".repeat(80) });
  await calm(page);
  const box = (await prompt(page).boundingBox())!;
  const bar = (await page.locator(".sticky").boundingBox())!;
  expect(box.height).toBeLessThanOrEqual(PHONE.height * 0.45);
  expect(box.y + box.height).toBeCloseTo(bar.y, 0);
  expect(box.width).toBe(PHONE.width);
  await page.mouse.move(200, box.y + 100);
  await page.mouse.wheel(0, 100);
  await expect
    .poll(() =>
      page.evaluate(
        () => document.querySelector("floorwalker-prompt")?.shadowRoot?.querySelector("section")?.scrollTop,
      ),
    )
    .toBeGreaterThan(0);
});

test("a bar that the shop shows later is left free as well", async ({ open, page: tab }) => {
  await tab.setViewportSize(PHONE);
  const page = await open({
    lang: "en",
    parts: '<div class="sticky" hidden><button class="buy">Add to cart</button></div>',
  });
  await show(page, card);
  await page.evaluate(() => {
    document.querySelector(".sticky")?.removeAttribute("hidden");
    scrollTo(0, 100);
  });
  await expect
    .poll(async () => {
      const box = (await prompt(page).boundingBox())!;
      return box.y + box.height;
    })
    .toBeLessThan(PHONE.height - 50);
});

test("stands beside a chat bubble", async ({ open }) => {
  const page = await open({ lang: "en", parts: '<button class="bubble" aria-label="Chat"></button>' });
  await show(page, card);
  await calm(page);
  const box = (await prompt(page).boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual((await page.locator(".bubble").boundingBox())!.y);
});

/** The upper and the lower edge of a piece of ours, once it stands. */
const edges = async (page: Page, type: string) => {
  await calm(page);
  const { y, height } = (await page.locator(`floorwalker-prompt[type=${type}]`).boundingBox())!;
  return [y, y + height] as const;
};

for (const first of ["bar", "launcher"]) {
  test(`on a phone a launcher stands above our own bar; drawn first: the ${first}`, async ({
    open,
    page,
  }) => {
    await page.setViewportSize(PHONE);
    await open({ lang: "en", parts: '<div class="sticky"><button class="buy">Add to cart</button></div>' });
    const launch = () => show(page, { type: "launcher", title: "Need advice?" });
    if (first === "launcher") await launch();
    await page.evaluate(() => void window.demo.ask("/policy"));
    await calm(page);
    if (first === "bar") await launch();
    const [top, bottom] = await edges(page, "bar");
    const sticky = (await page.locator(".sticky").boundingBox())!.y;
    expect(bottom).toBeCloseTo(sticky, 0);
    expect((await edges(page, "launcher"))[1]).toBeCloseTo(top - 20, 0);
    await page.getByRole("button", { name: "No" }).click();
    await expect(page.locator("floorwalker-prompt[type=bar]")).toHaveCount(0);
    expect((await edges(page, "launcher"))[1], "it sinks again").toBeCloseTo(sticky - 20, 0);
  });
}

test("a card in the corner stands above our own bar", async ({ open }) => {
  const page = await open();
  await page.evaluate(() => void window.demo.ask("/policy"));
  await calm(page);
  await show(page, card);
  expect((await edges(page, "card"))[1]).toBeCloseTo((await edges(page, "bar"))[0] - 20, 0);
});

test("drawn before the page has a body, it waits for one", async ({ page, site, script }) => {
  const early = `${script};demo.show({ title: "Early?", body: "Yes." });demo.ask();window.had = !!document.body`;
  site.serve({
    "/early.js": early,
    "/": '<!doctype html><html lang="en"><title>A</title><link rel="icon" href="data:,"><script src="/early.js"></script><main>Shop</main></html>',
  });
  await page.goto("/");
  expect(await page.evaluate(() => (window as unknown as { had: boolean }).had)).toBe(false);
  await expect(prompt(page)).toHaveCount(2);
  await expect(page.getByRole("status").first()).toHaveText("Early? Yes.");
  expect(await heard(page)).toEqual([]);
});

test("an inline prompt stands only where it moves nothing, or after a click", async ({ open }) => {
  const page = await open();
  const inline = { ...card, type: "inline" };
  expect(await show(page, { ...inline, slot: "#room" }), "room is reserved").toBe(true);
  expect(await show(page, { ...inline, slot: "#low" }), "wholly below the viewport").toBe(true);
  expect(await show(page, { ...inline, slot: "#none" }), "no room").toBe(false);
  expect(await show(page, { ...inline, slot: "#nowhere" }), "no place").toBe(false);
  await expect(prompt(page)).toHaveCount(2);
  const clickedAt = await page.evaluate(() => Date.now());
  expect(
    await show(page, { ...inline, slot: "#none" }, { clickedAt: clickedAt - 1000 }),
    "long after a click",
  ).toBe(false);
});

test("hides after a time, which stands still under the pointer", async ({ open, page }) => {
  await page.clock.install({ time: new Date("2026-01-01T10:00:00Z") });
  await open();
  await page.clock.pauseAt(new Date("2026-01-01T11:00:00Z"));
  await show(page, { ...card, hide_after: "10s" });
  await page.clock.runFor(6000);
  await prompt(page).hover();
  await page.clock.runFor(20_000);
  expect(await heard(page)).toEqual([]);
  await page.mouse.move(5, 5);
  await page.clock.runFor(3900);
  expect(await heard(page)).toEqual([]);
  await page.clock.runFor(200);
  expect(await heard(page)).toEqual([["close", "hide_after"]]);
});

test("looks: the shop's own button, unless its contrast is poor; the page's own background, not the system's", async ({
  open,
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await open();
  const filled = () =>
    page.evaluate(() => {
      window.demo.show({ title: "Hello", actions: [{ label: "Go", do: "open", url: "#go" }] });
      const hosts = document.querySelectorAll("floorwalker-prompt");
      const root = hosts[hosts.length - 1]?.shadowRoot;
      const of = (part: string) => getComputedStyle(root?.querySelector(`[part=${part}]`) as Element);
      return [
        of("action").backgroundColor,
        of("action").color,
        of("prompt").backgroundColor,
        of("action").borderRadius,
      ];
    });
  expect(await filled()).toEqual(["rgb(31, 92, 77)", "rgb(255, 255, 255)", "rgb(255, 255, 255)", "6px"]);
  await page.evaluate(() => document.documentElement.style.setProperty("--buy", "#9ab"));
  expect(await filled(), "a neutral ink").toEqual([
    "rgb(29, 29, 27)",
    "rgb(255, 255, 255)",
    "rgb(255, 255, 255)",
    "8px",
  ]);
  await page.evaluate(() => document.documentElement.style.setProperty("--buy", "oklch(0.4 0.1 150)"));
  expect((await filled())[0], "a modern colour").toBe("oklch(0.4 0.1 150)");
  await page.evaluate(() => document.documentElement.style.setProperty("--floorwalker-accent", "gold"));
  expect((await filled()).slice(0, 2), "what the page sets").toEqual(["rgb(255, 215, 0)", "rgb(0, 0, 0)"]);
  await page.evaluate(() => document.documentElement.classList.add("dark"));
  expect((await filled())[2]).toBe("rgb(35, 35, 32)");
});

test("with reduced motion it goes at once, and nothing but opacity moves", async ({ open, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await open();
  const left = await page.evaluate(() => {
    const drawn = window.demo.show({ title: "Hello" });
    const frames = (document.getAnimations()[0]!.effect as KeyframeEffect).getKeyframes();
    drawn?.close();
    return [
      document.querySelectorAll("floorwalker-prompt").length,
      frames.map(({ translate }) => translate).every((each) => !each || /^0/.test(`${each}`)),
    ];
  });
  expect(left).toEqual([0, true]);
});

test("the page has made something else of the element's name: it is drawn all the same", async ({
  open,
  page,
}) => {
  await open();
  await page.evaluate(() =>
    customElements.define(
      "floorwalker-prompt",
      class extends HTMLElement {
        constructor() {
          super();
          this.attachShadow({ mode: "closed" });
        }
      },
    ),
  );
  expect(await show(page, card)).toBe(true);
  await expect(page.getByRole("region", { name: "A question about" })).toBeVisible();
});

test("a coupon is copied, and it says so; alone it is printed", async ({ open, page, context, allow }) => {
  // "Copied" is a little longer than "Copy": the next button moves, as an answer to the click.
  allow.layoutShifts(/after input/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  await show(page, coupon);
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("WELCOME10");
  await expect(page.getByRole("status")).toHaveText("Copied");
  await page.evaluate(() => {
    const { append } = document.body;
    // The frame's `print` must be replaced before it is called.
    document.body.append = (...nodes) => {
      append.apply(document.body, nodes);
      const frame = (nodes[0] as HTMLIFrameElement).contentWindow;
      if (frame) frame.print = () => window.demo.heard.push(frame.document.body.innerText);
    };
  });
  await page.getByRole("button", { name: "Print" }).click();
  await expect
    .poll(async () => (await heard(page)).at(-1))
    .toMatch(/^10 % off\s+WELCOME10\s+Until December 24, 2036$/);
});

test("stopped, nothing is left", async ({ open, page }) => {
  await open();
  await show(page, card);
  await page.evaluate(() => window.demo.stop());
  await expect(prompt(page)).toHaveCount(0);
});

test("right to left, everything is mirrored", async ({ open, page }) => {
  await open({ lang: "en", dir: "rtl" });
  await show(page, card);
  await calm(page);
  const box = (await prompt(page).boundingBox())!;
  const close = (await page.getByRole("button", { name: "Close" }).boundingBox())!;
  expect(box.x).toBe(20);
  expect(close.x).toBeLessThan(box.x + 44);
});

test("not printed with the page", async ({ open, page }) => {
  await open();
  await show(page, card);
  await page.emulateMedia({ media: "print" });
  await expect(prompt(page)).toBeHidden();
});
