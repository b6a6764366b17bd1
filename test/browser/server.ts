import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";

/** What a path answers with: its body, a fuller answer, or a function that writes one (or never does). */
export type Route = string | Answer | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Answer {
  body?: string | Buffer;
  /** Content type; without it, by the path's extension, and HTML where it has none. */
  type?: string;
  status?: number;
  headers?: Record<string, string>;
}

const types: Record<string, string> = {
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const dist = new URL("../../dist/", import.meta.url);

/** A shop's server on this machine: the built tag, and the paths a test gives it. */
export class SiteServer {
  readonly #routes = new Map<string, Route>();
  readonly #server: Server = createServer((request, response) => void this.#answer(request, response));

  /** Every request since the last `reset`, as `GET /path?query`. */
  readonly requests: string[] = [];

  static async start(): Promise<SiteServer> {
    const site = new SiteServer();
    await new Promise<void>((ready) => site.#server.listen(0, "127.0.0.1", ready));
    return site;
  }

  /** `http://127.0.0.1:…`, without a slash at the end. */
  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Adds paths, or replaces them. A path is matched without its query. */
  serve(routes: Record<string, Route>): void {
    for (const [path, route] of Object.entries(routes)) this.#routes.set(path, route);
  }

  /** Forgets every path and ends what was still being answered. */
  reset(): void {
    this.#routes.clear();
    this.requests.length = 0;
    this.#server.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(`${request.method} ${request.url}`);
    const { pathname } = new URL(request.url ?? "/", this.origin);
    const route = this.#routes.get(pathname) ?? (await builtFile(pathname));
    if (typeof route === "function") return route(request, response);
    const answer: Answer =
      typeof route === "string" ? { body: route } : (route ?? { status: 404, body: "not found" });
    const type = answer.type ?? types[extname(pathname)] ?? "text/html";
    response.writeHead(answer.status ?? 200, { "content-type": `${type}; charset=utf-8`, ...answer.headers });
    response.end(answer.body ?? "");
  }
}

async function builtFile(path: string): Promise<Answer | undefined> {
  if (!/^\/[\w.-]+\.js(\.map)?$/.test(path)) return undefined;
  return readFile(new URL(`.${path}`, dist)).then(
    (body) => ({ body }),
    () => undefined,
  );
}
