import { expect, htmlPage, pass, settle, test } from "./harness.js";
declare const floorwalker: any;
test("dbg", async ({ page, site }) => {
  await page.clock.install({ time: 1e12 - 1000 });
  await page.clock.pauseAt(1e12);
  const tag = { "data-rules": "/floorwalker.json" };
  for (const p of ["/", "/other"]) site.serve({ [p]: htmlPage({ tag })});
  site.serve({ "/floorwalker.json": JSON.stringify({ floorwalker: 1, manners: {gap:"0s", quiet:"0s", caps:[{max:99,per:"session"}]}, rules: [{id:"hello",when:{"custom.go":true}, cap:[{max:99,per:"session"}],prompt:{type:"card",title:"Hello"}}] }) });
  const log = async (l: string) => console.log(l, await page.evaluate(async () => { const e = floorwalker.explain(); const d = await floorwalker.exportData(); return JSON.stringify([Date.now()-1e12, e.rules[0].reason, e.rules[0].until-1e12, e.showing, e.consent.stored, d.memory.past, d.memory.lease, d.memory.claims])}));
  await page.addInitScript(() => { const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function (v, k) { localStorage.x = (localStorage.x ?? "") + "\\n" + location.pathname + " " + k + JSON.stringify(Array.isArray(v) ? v.map((e) => e.name) : v.past); return put.call(this, v, k); }; });
  for (let n = 0; n < 2; n++) {
  await page.goto(n%2 ? "/" : "/other");
  await page.waitForFunction(() => floorwalker.explain?.().rules.length);
  await settle(page);
  await log("a");
  await page.evaluate(() => floorwalker.set({go:true}));
  await pass(page, 10000);
  await log("b");
  }
  console.log(await page.evaluate("localStorage.x"));
});
