// Screenshots of every piece, to be looked at: `node test/look/look.mjs OUTDIR [NAME…]`.
import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import { chromium } from "@playwright/test";
import { browserArgs, findBrowser } from "../../scripts/browser.mjs";
import { bundle, FILES, POLICY, page } from "./page.mjs";
import { scenes } from "./scenes.mjs";

const [out = "test-results/look", ...wanted] = process.argv.slice(2);
await mkdir(out, { recursive: true });
const files = { ...FILES, "/demo.js": { body: await bundle(), type: "text/javascript" } };

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const file = files[pathname];
  response.setHeader("content-type", `${file?.type ?? "text/html"}; charset=utf-8`);
  response.setHeader("content-security-policy", POLICY);
  response.end(file?.body ?? page(JSON.parse(searchParams.get("page") ?? "{}")));
}).listen(0);
const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());

const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArgs });
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
for (const {
  name,
  page: given,
  act,
  zoom = 1,
  phone = true,
  desktop = true,
  dark = true,
  light = true,
  ...rest
} of scenes) {
  if (wanted.length && !wanted.some((one) => name.includes(one))) continue;
  for (const [device, viewport] of [
    ...(phone ? [["phone", PHONE]] : []),
    ...(desktop ? [["desktop", DESKTOP]] : []),
  ]) {
    for (const isDark of [...(light ? [false] : []), ...(dark ? [true] : [])]) {
      const context = await browser.newContext({
        viewport: { width: Math.round(viewport.width / zoom), height: Math.round(viewport.height / zoom) },
        deviceScaleFactor: zoom,
        locale: "fr-FR",
        ...rest.context,
      });
      const tab = await context.newPage();
      tab.on("console", (message) => console.log(name, message.type(), message.text()));
      tab.on("pageerror", (error) => console.log(name, error.message));
      const query = encodeURIComponent(JSON.stringify({ ...given, dark: isDark }));
      await tab.goto(`http://localhost:${port}/?page=${query}`);
      await tab.evaluate(act.run, act.given);
      await act.after?.(tab);
      await tab.waitForTimeout(350);
      await tab.screenshot({ path: `${out}/${name}-${device}-${isDark ? "dark" : "light"}.png` });
      const told = await tab.evaluate(() =>
        window.demo.heard.filter((each) => `${each}`.startsWith("error")),
      );
      if (told.length) console.log(name, told);
      await context.close();
    }
  }
}
await browser.close();
server.close();
