import { expect, htmlPage, productPage, settle, test } from "./harness.js";
test("dbg", async ({ page, site }) => {
  site.serve({ "/": htmlPage({ tag: { "data-rules": "/r.json" } }), "/r.json": JSON.stringify({floorwalker:1,rules:[]}) });
  const dump = () => page.evaluate(() => new Promise((done) => { const r = indexedDB.open("floorwalker"); r.onsuccess = () => { const a = r.result.transaction("memory").objectStore("memory").getAll(); a.onsuccess = () => { done(JSON.stringify(a.result)); r.result.close(); } } }));
  await page.goto("/");
  await settle(page);
  await page.waitForTimeout(1000);
  console.log("D1", await dump());
  await page.reload();
  await page.waitForTimeout(1500);
  console.log("D2", await page.evaluate("performance.getEntriesByType('navigation')[0].type"), await dump());
});
