// What the servers of platforms have in common: the form of a request's body, and what a shop's visitor sees.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Page } from "@playwright/test";
import { expect } from "../harness.js";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>;

/** A route that answers with what a function returns: a text is HTML, an object JSON, and a URL where to go. */
export const route =
  (answer: (sent: Record<string, unknown>, url: URL, response: ServerResponse) => unknown): Handler =>
  async (request, response) => {
    const result = answer(await sentIn(request), new URL(request.url ?? "", "http://shop"), response);
    if (result instanceof URL) response.writeHead(302, { location: result.pathname + result.search }).end();
    else if (typeof result === "string")
      response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(result);
    else {
      const { status = 200 } = Object(result) as { status?: number };
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(result));
    }
  };

/** What a form, a script or `FormData` sent. */
async function sentIn(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const type = request.headers["content-type"] ?? "";
  if (type.includes("json")) return JSON.parse(text);
  if (!type.includes("multipart")) return Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(
    [...text.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g)].map(([, name, value]) => [name, value]),
  );
}

type Facts = Record<string, unknown>;
type Window = { floorwalker: { facts(): Facts; on(name: string, heard: (event: unknown) => void): void } };

/** Waits until facts have these values. */
export async function facts(page: Page, expected: Facts): Promise<void> {
  const names = Object.keys(expected);
  const read = () =>
    page.evaluate((names) => {
      const facts = (window as unknown as Partial<Window>).floorwalker?.facts?.() ?? {};
      return Object.fromEntries(names.map((name) => [name, facts[name]]));
    }, names);
  // What was clicked may lead to another document, in which nobody can be asked as yet.
  await expect(async () => expect(await read()).toEqual(expected)).toPass({
    timeout: 10_000,
    intervals: [100],
  });
}

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

/** A catalogue of one product. */
export const catalog = (item_id: string, item_name: string, price: number) =>
  JSON.stringify({ items: [{ item_id, item_name, price, url: `/${item_name.toLowerCase()}` }] });

/** Asks for the offer, and takes it. */
export async function takeOffer(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate("window.floorwalker.ask?.()")).toBe("offer");
  await page.getByRole("button", { name: "Put it in" }).click();
}
