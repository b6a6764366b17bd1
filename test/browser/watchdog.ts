import type { BrowserContext, Page } from "@playwright/test";

/** What a page must never see from us: an error, a warning, a layout shift, a request to somebody else. */
export interface Problem {
  kind: "console" | "exception" | "layout-shift" | "request";
  text: string;
}

/** Which problems a test expects. A pattern that stands here need not occur. */
export class Allowed {
  readonly #patterns: [Problem["kind"], RegExp][] = [];

  /** Warnings or errors in the console. */
  console(...patterns: RegExp[]): void {
    for (const pattern of patterns) this.#patterns.push(["console", pattern]);
  }

  /** Exceptions and unhandled rejections (of the page's own making). */
  exceptions(...patterns: RegExp[]): void {
    for (const pattern of patterns) this.#patterns.push(["exception", pattern]);
  }

  /** Layout shifts, by the moved elements (`div#id.class`), or those that follow what the visitor did. */
  layoutShifts(...patterns: RegExp[]): void {
    for (const pattern of patterns) this.#patterns.push(["layout-shift", pattern]);
  }

  /** Requests to another origin, by URL. */
  requests(...patterns: RegExp[]): void {
    for (const pattern of patterns) this.#patterns.push(["request", pattern]);
  }

  covers({ kind, text }: Problem): boolean {
    return this.#patterns.some(([allowed, pattern]) => allowed === kind && pattern.test(text));
  }
}

/** Writes down every problem of every page of a context, until `stop` hands them over. */
export async function watch(context: BrowserContext, origin: string): Promise<() => Promise<Problem[]>> {
  const problems: Problem[] = [];
  const note = (kind: Problem["kind"], text: string) => problems.push({ kind, text });

  context.on("console", (message) => {
    const type = message.type();
    if (type === "error" || type === "warning")
      note("console", `${type}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (event) => {
    const error = event.error();
    note("exception", error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
  context.on("request", (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${origin}/`)) note("request", url);
  });
  await context.exposeBinding("__layoutShift", ({ page }, shift: string) =>
    note("layout-shift", `${shift} on ${page.url()}`),
  );
  await context.addInitScript(observe);

  return async () => {
    await Promise.all(context.pages().map(flush));
    return problems;
  };
}

/** Natives as the page found them: neither a fake clock nor a broken `indexedDB` of the test reaches them. */
export interface Natives {
  flush(): Promise<void>;
  settle(): Promise<void>;
}

/** Runs in the page, before any of its scripts. */
function observe(): void {
  const frame = requestAnimationFrame.bind(window);
  const later = setTimeout.bind(window);
  const factory = window.indexedDB;
  const open = IDBFactory.prototype.open;
  const databases = IDBFactory.prototype.databases;
  const report = (window as unknown as { __layoutShift(shift: string): Promise<void> }).__layoutShift;

  const name = (node: Node | null | undefined): string => {
    if (!(node instanceof Element)) return node?.nodeName ?? "?";
    return `${node.localName}${node.id && `#${node.id}`}${[...node.classList].map((part) => `.${part}`).join("")}`;
  };
  const told: Promise<void>[] = [];
  const tell = (entries: PerformanceEntryList) => {
    for (const entry of entries as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node?: Node }[];
    })[]) {
      const moved = entry.sources.map((source) => name(source.node)).join(", ");
      told.push(report(`${entry.value.toFixed(4)}${entry.hadRecentInput ? " (after input)" : ""}: ${moved}`));
    }
  };
  const observer = new PerformanceObserver((list) => tell(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });

  const natives: Natives = {
    async flush() {
      await new Promise((done) => frame(() => frame(done)));
      tell(observer.takeRecords());
      await Promise.all(told);
    },
    // A transaction over every store waits for all those asked for before it: when it is done, they are.
    async settle() {
      for (let round = 0; round < 3; round++) {
        await new Promise((done) => later(done));
        for (const { name } of await databases.call(factory)) await passThrough(name as string);
      }
    },
  };

  function passThrough(database: string): Promise<void> {
    return new Promise((done) => {
      const request = open.call(factory, database);
      request.onerror = () => done();
      request.onblocked = () => done();
      request.onsuccess = () => {
        const db = request.result;
        const end = () => {
          db.close();
          done();
        };
        if (!db.objectStoreNames.length) return end();
        const transaction = db.transaction([...db.objectStoreNames], "readwrite");
        transaction.oncomplete = end;
        transaction.onabort = end;
      };
    });
  }

  Object.defineProperty(window, "__natives", { value: natives });
}

/** Lets a page's last layout shifts arrive. A page that is gone, or never loaded, has none to tell. */
async function flush(page: Page): Promise<void> {
  const told = page
    .evaluate(() => (window as unknown as { __natives?: Natives }).__natives?.flush())
    .catch(() => {});
  await Promise.race([told, new Promise((done) => setTimeout(done, 1000))]);
}
