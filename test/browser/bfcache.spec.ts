import { bfcache, expect, htmlPage, ready, test } from "./harness.js";

test.use({ launchOptions: bfcache });

test("a page with the tag comes back from the back/forward cache", async ({ page, site }) => {
  // Where it did not come back from there, the browser says why.
  const told = `event.persisted || JSON.stringify(performance.getEntriesByType("navigation")[0].notRestoredReasons)`;
  const body = `<h1>First</h1><script>addEventListener("pageshow", (event) => (document.title = ${told}))</script>`;
  site.serve({ "/first": htmlPage({ body }), "/second": htmlPage() });
  await page.goto("/first");
  await ready(page);
  await page.goto("/second");
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => page.title()).toBe("true");
});
