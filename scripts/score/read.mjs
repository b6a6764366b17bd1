// Opens a page as it was served, with the tag in its head and every other request blocked, and reads what the
// assistant took.

const TAG = "/_floorwalker/floorwalker.min.js";

/**
 * @typedef {{ value: unknown, source: string }} Sourced
 * @typedef {{ type?: string, item: Record<string, Sourced> }} Taken
 */

/**
 * Opens a page in a tab, until it is parsed.
 * @param {import("@playwright/test").Page} page
 * @param {string} tag the tag's code
 * @param {{ url: string, html: string }} served
 */
export async function openPage(page, tag, { url, html }) {
  await page.route("**/*", (route) => {
    const request = route.request();
    if (new URL(request.url()).pathname === TAG) {
      return route.fulfill({ body: tag, contentType: "text/javascript; charset=utf-8" });
    }
    if (request.isNavigationRequest() && request.frame() === page.mainFrame()) {
      const script = `<script async src="${TAG}" data-consent="granted"></script>`;
      const body = html.replace(/<head[^>]*>/i, (head) => head + script);
      return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
    }
    return route.abort();
  });
  // Not "load": on some pages an image that fails is asked for again and again.
  await page.goto(url, { waitUntil: "domcontentloaded" });
}

/**
 * What the assistant takes a page for.
 * @param {import("@playwright/test").BrowserContext} context
 * @param {string} tag the tag's code
 * @param {{ url: string, html: string }} page
 * @returns {Promise<Taken>}
 */
export async function readPage(context, tag, { url, html }) {
  const page = await context.newPage();
  try {
    await openPage(page, tag, { url, html });
    await page.waitForFunction("window.floorwalker?.facts");
    return await page.evaluate(async () => {
      const { floorwalker } = /** @type {any} */ (window);
      const idle = () => new Promise((done) => requestIdleCallback(done, { timeout: 1500 }));
      // The sources read one after the other, each when the page is idle.
      for (let turn = 0; turn < 3; turn++) {
        await idle();
        await new Promise((done) => setTimeout(done, 200));
      }
      return { type: floorwalker.facts()["page.type"], item: floorwalker.explain().item ?? {} };
    });
  } finally {
    await page.close();
  }
}
