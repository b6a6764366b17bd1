import { expect, htmlPage, keepsFocus, pass, settle, test } from "./harness.js";

// The harness itself: it must see what a page must not see, or every other test proves less than it says.

const shift = `const box = document.createElement("div"); box.style.height = "300px"; document.body.prepend(box)`;

const unseen = {
  "a console warning": "console.warn('hey')",
  "a console error": "console.error('hey')",
  "an exception": "throw new Error('boom')",
  "an unhandled rejection": "Promise.reject(new Error('boom'))",
  "a layout shift": `onload = () => setTimeout(() => { ${shift} }, 50)`,
  "a request to somebody else": "new Image().src = 'http://localhost:1/pixel.png'",
};

for (const [problem, script] of Object.entries(unseen)) {
  test(`fails a test whose page sees ${problem}`, async ({ page, site }) => {
    test.fail();
    site.serve({ "/": htmlPage({ body: `<h1>A shop</h1><script>${script}</script>`, tag: false }) });
    await page.goto("/");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  });
}

test("fails a test whose page shifts after a click", async ({ page, site }) => {
  test.fail();
  site.serve({
    "/": htmlPage({
      body: `<button>Add</button><p>Text</p><script>onclick = () => { ${shift} }</script>`,
      tag: false,
    }),
  });
  await page.goto("/");
  await page.getByRole("button").click();
});

test("lets pass what a test allows", async ({ page, site, allow }) => {
  allow.console(/hey/);
  site.serve({ "/": htmlPage({ body: "<script>console.warn('hey')</script>", tag: false }) });
  await page.goto("/");
});

test("lets time pass, and IndexedDB with it, under a strict policy", async ({ page, site }) => {
  const headers = {
    "content-security-policy":
      "default-src 'none'; script-src 'self'; img-src data:; require-trusted-types-for 'script'",
  };
  const script = `
    globalThis.ticks = 0;
    setInterval(() => ticks++, 1000);
    const put = (db, key) => {
      const transaction = db.transaction("store", "readwrite");
      transaction.objectStore("store").put(1, key);
      return transaction;
    };
    const request = indexedDB.open("test");
    request.onupgradeneeded = () => request.result.createObjectStore("store");
    request.onsuccess = () => setTimeout(() => {
      put(request.result, "a").oncomplete = () => {
        put(request.result, "b").oncomplete = () => (globalThis.written = true);
      };
    }, 30_000);`;
  const body = `<input id="field"><script src="/page.js"></script>`;
  site.serve({ "/": { body: htmlPage({ body, tag: false }), headers }, "/page.js": script });
  await page.clock.install({ time: new Date("2026-06-01T10:00:00Z") });
  await page.clock.pauseAt(new Date("2026-06-01T10:00:10Z"));
  await page.goto("/");
  await settle(page);
  await keepsFocus(page, "#field", () => pass(page, "30s"));
  expect(await page.evaluate("[ticks, written]")).toEqual([30, true]);
});

test("ends what the page still waits for", async ({ page, site }) => {
  site.serve({
    "/": htmlPage({ body: "<script>fetch('/never').catch(() => {})</script>", tag: false }),
    "/never": () => {},
  });
  await page.goto("/");
  await expect.poll(() => site.requests).toContain("GET /never");
});
