import { bfcache, expect, htmlPage, test } from "./harness.js";

test.use({ launchOptions: bfcache });

test("a page with the tag comes back from the back/forward cache", async ({ page, site }) => {
  const body = `<h1>First</h1><script>addEventListener("pageshow", (event) => (document.title = String(event.persisted)))</script>`;
  site.serve({ "/first": htmlPage({ body }), "/second": htmlPage() });
  await page.goto("/first");
  await page.goto("/second");
  await page.goBack({ waitUntil: "commit" });
  await expect.poll(() => page.title()).toBe("true");
});
