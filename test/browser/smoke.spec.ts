import { expect, productPage, test } from "./harness.js";

test("the built tag starts on a product page, and the page notices nothing", async ({ page, site }) => {
  const rules = { floorwalker: 1, rules: [] };
  site.serve({
    "/": productPage({ tag: { "data-rules": "/floorwalker.json" } }),
    "/floorwalker.json": JSON.stringify(rules),
  });
  await page.goto("/");
  await expect(page.getByRole("heading")).toHaveText("Teapot");
  await expect.poll(() => site.requests).toContain("GET /floorwalker.min.js");
});
