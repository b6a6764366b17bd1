// What the shops of platforms have in common: how they answer, and the rules that are tried in them.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { BrowserContext, Page } from "@playwright/test";
import { expect } from "../harness.js";
import type { SiteServer } from "../server.js";
import { easy, standStill, willing } from "../willing.js";
import { answerJson, sentIn } from "./body.js";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** A route that answers with what a function returns: a text is HTML, an object JSON, and a URL where to go. */
export const route =
  (answer: (sent: Record<string, unknown>, url: URL, response: ServerResponse) => unknown): Handler =>
  async (request, response) => {
    const result = answer(await sentIn(request), new URL(request.url ?? "", "http://shop"), response);
    if (result instanceof URL) response.writeHead(302, { location: result.pathname + result.search }).end();
    else if (typeof result === "string")
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(result);
    else answerJson(response, result, (Object(result) as { status?: number }).status);
  };

/** Rules that offer a product when asked, and one that speaks as something is put in. */
export const rules = (item: string) =>
  JSON.stringify({
    floorwalker: 1,
    manners: { quiet: "0s", gap: "0s" },
    suggestions: { catalog: "/catalog.json" },
    rules: [
      {
        id: "offer",
        on: "ask",
        prompt: {
          type: "card",
          title: "A cup?",
          actions: [{ label: "Put it in", do: "add_to_cart", item_id: item }],
        },
      },
    ],
  });

/** A rule that wants to put the page's product in, in a shop where time stands still. Returns the tag's attributes. */
export async function serveWilling(site: SiteServer, page: Page, context: BrowserContext) {
  const prompt = {
    type: "card" as const,
    title: "Hello",
    actions: [{ label: "Put it in", do: "add_to_cart" as const }],
  };
  site.serve({
    "/floorwalker.json": JSON.stringify({ floorwalker: 1, manners: easy, rules: [willing({ prompt })] }),
  });
  await standStill(page, context);
  return { "data-rules": "/floorwalker.json" };
}

/** A catalogue of one product. */
export const catalog = (item_id: string, item_name: string, price: number) =>
  JSON.stringify({ items: [{ item_id, item_name, price, url: `/${item_name.toLowerCase()}` }] });

/** Asks for the offer, and takes it. */
export async function takeOffer(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate("window.floorwalker.ask?.()")).toBe("offer");
  await page.getByRole("button", { name: "Put it in" }).click();
}
