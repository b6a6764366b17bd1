import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import fc from "fast-check";
import { entries, promisifyRequest, set } from "idb-keyval";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { BOUNDS, emptyMemory, type Memory, type MemoryEvent } from "../core/index.js";
import { databaseExists, openDatabase } from "./database.js";
import { type Change, createKeeper, type Message } from "./keeper.js";

const NOON = Date.UTC(2026, 0, 5, 12);

/** What ends after a test. */
const ending: (() => void)[] = [];
afterEach(() => {
  for (const end of ending.splice(0)) end();
  vi.useRealTimers();
});

/** An event of its own: how often it counts in a memory, `counts` says. */
const event = (id: string | number, at = NOON): MemoryEvent => ({
  name: "prompt_clicked",
  rule: `${id}`,
  at,
  page: 1,
});
const counts = (memory: Memory): Record<string, number> =>
  Object.fromEntries(Object.entries(memory.past).map(([id, { clicked }]) => [id, clicked]));
const once = (...ids: (string | number)[]) => Object.fromEntries(ids.map((id) => [id, 1]));

/** Judges that there is one right in all. */
const first =
  (claim: string) =>
  ({ claims }: Memory): MemoryEvent | undefined =>
    claims.length
      ? undefined
      : { name: "prompt_claimed", rule: "a", claim, counts: true, tab: claim, at: NOON, page: 1 };
const claims = (memory: Memory) => memory.claims.map(({ id }) => id);

/** Lets the event loop turn, so that what is asked for can begin. */
const turn = () => new Promise<void>((next) => setImmediate(next));

/** A browser of its own: its disk, and the tabs that share it. Its timers stand still, its patience has no end. */
function createBrowser() {
  const name = `visitor ${crypto.randomUUID()}`;
  const patience: AbortController[] = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    const end = new AbortController();
    patience.push(end);
    return end.signal;
  });
  const open = ({ fresh = emptyMemory } = {}) => {
    const end = new AbortController();
    ending.push(() => end.abort());
    const told: string[] = [];
    let onTold = () => {};
    const heard = vi.fn<(message: Message) => void>();
    const border = createBorder(
      end.signal,
      () => NOON,
      (error) => {
        told.push(`${error}`);
        onTold();
      },
    );
    return {
      ...createKeeper(border, name, () => BOUNDS, fresh, heard),
      told,
      heard,
      /** When it next says that memory changed by another's doing, or late. */
      hears: (message: Message) =>
        new Promise<void>((resolve) => heard.mockImplementation((each) => each === message && resolve())),
      /** When it next tells what went wrong. */
      tells: () =>
        new Promise<void>((resolve) => {
          onTold = resolve;
        }),
      stop: () => end.abort(),
    };
  };
  return {
    name,
    open,
    /** A tab that may store. */
    async start(adopt?: (stored: Memory) => Change) {
      const tab = open();
      await tab.start(adopt);
      return tab;
    },
    /** What the next page finds. */
    async next() {
      const tab = open();
      await tab.start();
      tab.stop();
      expect(tab.told).toEqual([]);
      return tab.memory();
    },
    disk: () => entries(openDatabase(name)),
    exists: () => databaseExists(name),
    /** What was asked of the disk so far has taken too long. */
    async tire() {
      await turn();
      // Each waits in five steps; what is asked for meanwhile has a patience of its own.
      for (let asked = patience.splice(0); asked.length; asked = patience.splice(0, asked.length)) {
        for (const end of asked) end.abort();
      }
    },
    /** Keeps the disk busy, until what it returns is called. */
    async occupy() {
      let busy = true;
      await new Promise<void>((begun) => {
        openDatabase(name)("readwrite", (records) => {
          const go = () => {
            if (busy) records.count().onsuccess = go;
          };
          go();
          begun();
          return promisifyRequest(records.transaction);
        });
      });
      return () => {
        busy = false;
      };
    },
    /** An erasure by somebody else that waits: whoever opens the database now waits as well. */
    async close() {
      const held = await new Promise<IDBDatabase>((opened) => {
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.result.createObjectStore("memory");
        request.onsuccess = () => opened(request.result);
      });
      const erasing = indexedDB.deleteDatabase(name);
      const erased = new Promise((done) => {
        erasing.onsuccess = done;
      });
      await turn();
      return () => {
        held.close();
        return erased;
      };
    },
  };
}

/** Counts the transactions that may write. */
function countWrites() {
  const { mock } = vi.spyOn(IDBDatabase.prototype, "transaction");
  return () => mock.calls.filter(([, mode]) => mode === "readwrite").length;
}

/** What is to be written from now on does not fit on the disk, until it is emptied. */
function fill() {
  let try_ = () => {};
  const tried = new Promise<void>((resolve) => {
    try_ = resolve;
  });
  const { put } = IDBObjectStore.prototype;
  const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    const request = put.apply(this, given);
    // As browsers do it: at the end of the transaction, with an error of the browser's own.
    const { transaction } = this as unknown as { transaction: { _abort(error: string): void } };
    queueMicrotask(() => transaction._abort("QuotaExceededError"));
    try_();
    return request;
  });
  return { tried, empty: () => full.mockRestore() };
}

const setVisible = (visible: boolean) =>
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(visible ? "visible" : "hidden");

describe("a keeper before a yes", () => {
  test("remembers in this page, and stores nothing", async () => {
    const { open, exists } = createBrowser();
    const tab = open();
    tab.take(event(1));
    tab.part();
    await Promise.all([tab.flush(), tab.refresh()]);
    expect(counts(tab.memory())).toEqual(once(1));
    expect(tab.stored()).toBe(false);
    expect(await tab.claim(first("x"))).toBe(true);
    expect(await tab.claim(first("y"))).toBe(false);
    expect(await tab.exists()).toBe(false);
    expect(await exists()).toBe(false);
  });

  test("knows of an earlier page", async () => {
    const { open, start } = createBrowser();
    await start();
    expect(await open().exists()).toBe(true);
  });

  test("writes what was taken so far once it may, on top of what is stored", async () => {
    const { open, start, next } = createBrowser();
    const before = await start();
    before.take(event(1));
    await before.flush();
    const tab = open();
    tab.take(event(2));
    await tab.claim(first("x"));
    await tab.start();
    expect(tab.stored()).toBe(true);
    expect(counts(tab.memory())).toEqual(once(1, 2));
    expect(counts(await next())).toEqual(once(1, 2));
    expect(claims(await next())).toEqual(["x"]);
  });

  test("keeps the latest 2000 events for a yes that may still come", async () => {
    const { open, next } = createBrowser();
    const tab = open();
    for (let i = 0; i < 500; i++) tab.take(event("early"));
    for (let i = 0; i < 2000; i++) tab.take(event("late"));
    expect(counts(tab.memory())).toEqual({ early: 500, late: 2000 });
    await tab.start();
    expect(counts(await next())).toEqual({ late: 2000 });
  });

  test("starts once", async () => {
    const { open } = createBrowser();
    const tab = open();
    tab.take(event(1));
    const writes = countWrites();
    const adopt = () => (each: MemoryEvent) => each;
    await Promise.all([tab.start(adopt), tab.start(adopt)]);
    await tab.start(adopt);
    expect(writes()).toBe(1);
    expect(counts(tab.memory())).toEqual(once(1));
  });
});

describe("adopting", () => {
  test("changes or drops what was taken so far, as the stored memory says, once", async () => {
    const { open, start, next } = createBrowser();
    const before = await start();
    before.take(event("stored"));
    await before.flush();
    const tab = open();
    for (const id of ["keep", "drop", "change"]) tab.take(event(id));
    const adopt = vi.fn((stored: Memory): Change => {
      expect(counts(stored)).toEqual(once("stored"));
      return (each) => {
        const { rule } = each as { rule: string };
        if (rule === "change") return event("changed");
        return rule === "drop" ? undefined : each;
      };
    });
    const starting = tab.start(adopt);
    await turn();
    // Memory is not open yet: it is one of those taken so far.
    tab.take(event("change"));
    await starting;
    const expected = { stored: 1, keep: 1, changed: 2 };
    expect(counts(tab.memory())).toEqual(expected);
    tab.take(event("drop"));
    await tab.flush();
    expect(adopt).toHaveBeenCalledOnce();
    expect(counts(await next())).toEqual({ ...expected, drop: 1 });
  });
});

describe("writing", () => {
  test("gathers what happens within a quarter of a second: a hundred events are three writes at most", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    const writes = countWrites();
    for (let i = 0; i < 100; i++) tab.take(event(i));
    vi.advanceTimersByTime(249);
    await turn();
    expect(writes()).toBe(0);
    vi.advanceTimersByTime(1);
    await turn();
    await tab.flush();
    expect(writes()).toBeGreaterThan(0);
    expect(writes()).toBeLessThanOrEqual(3);
    expect(counts(await next())).toEqual(once(...Array(100).keys()));
  });

  test("ends once all is written: no timer is left, and nothing is written twice", async () => {
    const { start } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    await tab.flush();
    const writes = countWrites();
    vi.advanceTimersByTime(10_000);
    await tab.flush();
    tab.part();
    await turn();
    expect(vi.getTimerCount()).toBe(0);
    expect(writes()).toBe(0);
  });

  test("takes what happens meanwhile into the next write", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    const writing = tab.flush();
    tab.take(event(2));
    await turn();
    tab.take(event(3));
    await writing;
    expect(counts(tab.memory())).toEqual(once(1, 2, 3));
    await tab.flush();
    expect(counts(await next())).toEqual(once(1, 2, 3));
  });

  test("ends with the page", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    const closed = vi.spyOn(BroadcastChannel.prototype, "close");
    tab.stop();
    expect(closed).toHaveBeenCalledOnce();
    tab.take(event(2));
    expect(vi.getTimerCount()).toBe(0);
    await tab.flush();
    expect(counts(await next())).toEqual(once(1, 2));
  });
});

describe("parting", () => {
  test("leaves a list, without reading, which the next reader takes into memory", async () => {
    const { start, disk, next } = createBrowser();
    const tab = await start();
    const read = vi.spyOn(IDBObjectStore.prototype, "getAll");
    const writes = countWrites();
    tab.take(event(1));
    tab.take(event(2));
    tab.part();
    expect(vi.getTimerCount()).toBe(0);
    tab.stop();
    await turn();
    expect([read.mock.calls.length, writes()]).toEqual([0, 1]);
    read.mockRestore();
    const lists = (await disk()).map(([, value]) => value).filter((value) => Array.isArray(value));
    expect(lists).toEqual([[event(1), event(2)]]);
    expect(counts(await next())).toEqual(once(1, 2));
    expect((await disk()).map(([key]) => key)).toEqual(["visitor"]);
    expect(counts(await next())).toEqual(once(1, 2));
  });

  test("is read by a tab that only looks", async () => {
    const { start } = createBrowser();
    const [gone, tab] = [await start(), await start()];
    setVisible(false);
    gone.take(event(1));
    gone.part();
    await tab.refresh();
    expect(counts(tab.memory())).toEqual(once(1));
  });

  test("leaves lists that are taken in the order of what happened", async () => {
    const { start, next } = createBrowser();
    const [one, two] = [await start(), await start()];
    const answer = (of: string, at: number): MemoryEvent => ({
      ...{ name: "prompt_answered", rule: "a", answer: of },
      ...{ at, page: 1 },
    });
    // The keys of the lists stand the other way round.
    vi.spyOn(Math, "random").mockReturnValueOnce(0.1).mockReturnValueOnce(0.9);
    one.take(answer("late", NOON + 2));
    two.take(answer("early", NOON + 1));
    one.part();
    two.part();
    expect((await next()).past.a?.answer).toBe("late");
  });

  test("while a write is underway leaves what that write does not hold; memory of this page holds both", async () => {
    const { start, occupy, next } = createBrowser();
    const tab = await start();
    const release = await occupy();
    tab.take(event(1));
    const writing = tab.flush();
    await turn();
    tab.take(event(2));
    tab.part();
    release();
    await writing;
    expect(counts(tab.memory())).toEqual(once(1, 2));
    await tab.refresh();
    expect(counts(tab.memory())).toEqual(once(1, 2));
    expect(counts(await next())).toEqual(once(1, 2));
  });

  test("while memory is opened leaves what the opening does not hold", async () => {
    const { open, next } = createBrowser();
    const tab = open();
    tab.take(event(1));
    const starting = tab.start(() => (each) => each);
    await turn();
    tab.take(event(2));
    tab.part();
    tab.part();
    await starting;
    expect(counts(await next())).toEqual(once(1, 2));
  });
});

describe("claiming", () => {
  test("of any number of tabs at once gives one right to exactly one", async () => {
    const { start, next } = createBrowser();
    const tabs = await Promise.all(Array.from({ length: 6 }, () => start()));
    const won = await Promise.all(tabs.map((tab, i) => tab.claim(first(`${i}`))));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect(claims(await next())).toEqual([`${won.indexOf(true)}`]);
  });

  test("sees what happened in this page a moment ago, and what another tab has just stored", async () => {
    const { start } = createBrowser();
    const [tab, other] = [await start(), await start()];
    setVisible(false);
    other.take(event("other"));
    await other.flush();
    tab.take(event("own"));
    let seen = {};
    expect(
      await tab.claim((memory) => {
        seen = counts(memory);
        return undefined;
      }),
    ).toBe(false);
    expect(seen).toEqual(once("other", "own"));
  });

  test("where judging fails records nothing, and tells it", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    const wrong = vi.fn(() => {
      throw new Error("judge");
    });
    await expect(tab.claim(wrong)).rejects.toThrow("judge");
    expect(tab.told).toEqual(["Error: judge"]);
    expect(claims(await next())).toEqual([]);
    expect(counts(await next())).toEqual(once(1));
  });
});

describe("tabs", () => {
  test("hear of a right that another was given", async () => {
    const { start } = createBrowser();
    const [tab, other] = [await start(), await start()];
    const changed = other.hears("changed");
    await tab.claim(first("x"));
    await changed;
    expect(claims(other.memory())).toEqual(["x"]);
  });

  test("hear what another wrote, and that it was erased", async () => {
    const { start } = createBrowser();
    const [tab, other] = [await start(), await start()];
    const changed = other.hears("changed");
    tab.take(event(1));
    await tab.flush();
    await changed;
    expect(counts(other.memory())).toEqual(once(1));
    const erased = other.hears("erased");
    await tab.erase(false);
    await erased;
    expect(counts(other.memory())).toEqual({});
    expect(other.stored()).toBe(true);
  });

  test("that are hidden read it when they are told to", async () => {
    const { start, name } = createBrowser();
    const [tab, other] = [await start(), await start()];
    setVisible(false);
    tab.take(event(1));
    await tab.flush();
    // Comes after what the tab told, and is heard by all.
    const erased = other.hears("erased");
    const channel = new BroadcastChannel(name);
    ending.push(() => channel.close());
    channel.postMessage("erased");
    await erased;
    expect(other.heard.mock.calls).toEqual([["erased"]]);
    await other.refresh();
    expect(counts(other.memory())).toEqual(once(1));
  });

  test("in the back/forward cache hold no channel open, and listen again when they return", async () => {
    const { start, name } = createBrowser();
    const tab = await start();
    const channel = new BroadcastChannel(name);
    ending.push(() => channel.close());
    window.dispatchEvent(new Event("pagehide"));
    channel.postMessage("denied");
    await turn();
    window.dispatchEvent(new Event("pageshow"));
    const erased = tab.hears("erased");
    channel.postMessage("erased");
    await erased;
    expect(tab.heard.mock.calls).toEqual([["erased"]]);
  });

  test("tell what they leave behind as they go", async () => {
    const { start, name } = createBrowser();
    const tab = await start();
    const channel = new BroadcastChannel(name);
    ending.push(() => channel.close());
    const told = new Promise((resolve) => channel.addEventListener("message", ({ data }) => resolve(data)));
    tab.take(event(1));
    const closed = vi.spyOn(BroadcastChannel.prototype, "close");
    window.dispatchEvent(new Event("pagehide"));
    expect(closed).toHaveBeenCalledTimes(1);
    tab.part();
    expect(await told).toBe("changed");
    expect(closed).toHaveBeenCalledTimes(2);
  });

  test("store without BroadcastChannel as well", async () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const { start } = createBrowser();
    const [tab, other] = [await start(), await start()];
    tab.take(event(1));
    await tab.flush();
    await other.refresh();
    expect(counts(other.memory())).toEqual(once(1));
    expect([...tab.told, ...other.told]).toEqual([]);
  });

  test("never overwrite each other: each event counts once, one right is given once, whatever the order", async () => {
    const step = fc.record({
      tab: fc.nat(2),
      does: fc.constantFrom("take", "take", "take", "flush", "part", "claim", "refresh", "wait"),
      turns: fc.nat(6),
    });
    const run = async (steps: { tab: number; does: string; turns: number }[]) => {
      const { open, next } = createBrowser();
      const tabs = [open(), open(), open()];
      const running: Promise<unknown>[] = tabs.map((tab) => tab.start());
      const claimed: Promise<boolean>[] = [];
      const taken: number[] = [];
      for (const [i, { tab: which, does, turns }] of steps.entries()) {
        const tab = tabs[which]!;
        if (does === "take") {
          tab.take(event(i));
          taken.push(i);
          expect(counts(tab.memory())[i]).toBe(1);
        } else if (does === "part") tab.part();
        else if (does === "claim") claimed.push(tab.claim(first(`${i}`)));
        else if (does === "wait") vi.advanceTimersByTime(250);
        else running.push(does === "flush" ? tab.flush() : tab.refresh());
        for (let turns_ = 0; turns_ < turns; turns_++) await turn();
      }
      await Promise.all(running);
      const won = (await Promise.all(claimed)).filter(Boolean);
      // Two go, one stays.
      tabs[0]!.part();
      tabs[1]!.part();
      await tabs[2]!.flush();
      const memory = await next();
      expect(counts(memory)).toEqual(once(...taken));
      expect(won).toHaveLength(claimed.length ? 1 : 0);
      expect(claims(memory)).toHaveLength(won.length);
      for (const tab of tabs) {
        await tab.refresh();
        expect(tab.memory()).toEqual(memory);
        expect(tab.told).toEqual([]);
        tab.stop();
      }
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 24 }), run), { numRuns: 100 });
  });
});

describe("a record of a later version", () => {
  const later = { version: 2, items: [["id"], ["A"]], more: "of it" };

  test("is left alone: memory stays in this page", async () => {
    const { name, open, disk } = createBrowser();
    await set("visitor", later, openDatabase(name));
    const tab = open();
    tab.take(event(1));
    await tab.start(() => (each) => each);
    tab.take(event(2));
    await Promise.all([tab.flush(), tab.refresh()]);
    tab.part();
    await turn();
    expect(tab.stored()).toBe(false);
    expect(tab.told).toEqual(["Error: memory is of another version: it is left alone"]);
    expect(counts(tab.memory())).toEqual(once(1, 2));
    expect(await tab.claim(first("x"))).toBe(true);
    expect(await disk()).toEqual([["visitor", later]]);
  });

  test("is left alone as well where another tab wrote it meanwhile", async () => {
    const { name, start, disk } = createBrowser();
    const tab = await start();
    await set("visitor", later, openDatabase(name));
    tab.take(event(1));
    await tab.refresh();
    expect(tab.stored()).toBe(false);
    await tab.flush();
    expect(counts(tab.memory())).toEqual(once(1));
    expect(await disk()).toEqual([["visitor", later]]);
  });
});

describe("erasing", () => {
  test("as denied empties disk, page and other tabs, and ends writing in all", async () => {
    const { start, exists } = createBrowser();
    const [tab, other] = [await start(), await start()];
    tab.take(event(1));
    await tab.flush();
    other.take(event(2));
    const denied = other.hears("denied");
    const erasing = tab.erase(true);
    expect(counts(tab.memory())).toEqual({});
    await erasing;
    await denied;
    for (const each of [tab, other]) {
      expect(each.stored()).toBe(false);
      expect(counts(each.memory())).toEqual({});
      each.take(event(3));
      vi.advanceTimersByTime(250);
      each.part();
      await each.flush();
      expect(counts(each.memory())).toEqual(once(3));
    }
    expect(await exists()).toBe(false);
  });

  test("by the visitor goes on storing what comes afterwards", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    await tab.flush();
    tab.take(event(2));
    await tab.erase(false);
    expect(tab.stored()).toBe(true);
    tab.take(event(3));
    await tab.flush();
    expect(counts(await next())).toEqual(once(3));
  });

  test("keeps what a refusal says", async () => {
    const { open } = createBrowser();
    const tab = open({ fresh: () => ({ ...emptyMemory(), opted_out: true }) });
    await tab.start();
    await tab.erase(true);
    expect(tab.memory().opted_out).toBe(true);
  });

  test("takes away what an earlier page stored, also where this one may not store", async () => {
    const { start, open, exists } = createBrowser();
    const before = await start();
    before.take(event(1));
    await before.flush();
    before.stop();
    await open().erase(true);
    expect(await exists()).toBe(false);
  });

  test("creates no database where there was none", async () => {
    const { open, exists } = createBrowser();
    const tab = open();
    tab.take(event(1));
    await tab.erase(false);
    expect(counts(tab.memory())).toEqual({});
    expect(tab.stored()).toBe(false);
    expect(await exists()).toBe(false);
  });

  test.each(["before it began", "while it waits for the disk", "while it runs"])(
    "leaves nothing of a write that was asked for, %s",
    async (when) => {
      const { start, occupy, next } = createBrowser();
      const tab = await start();
      const release = await occupy();
      const read = vi.spyOn(IDBObjectStore.prototype, "getAll");
      tab.take(event("before"));
      const writing = tab.flush();
      if (when === "while it waits for the disk") await turn();
      if (when === "while it runs") {
        await turn();
        release();
        const request = read.mock.results[0]!.value as IDBRequest;
        await new Promise((begun) => request.addEventListener("success", begun));
      }
      const erasing = tab.erase(false);
      tab.take(event("after"));
      release();
      await Promise.all([writing, erasing]);
      expect(counts(tab.memory())).toEqual(once("after"));
      await tab.flush();
      await tab.refresh();
      expect(counts(tab.memory())).toEqual(once("after"));
      expect(counts(await next())).toEqual(once("after"));
    },
  );

  test("while memory is read leaves nothing of it", async () => {
    const { start, occupy } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    await tab.flush();
    const release = await occupy();
    const reading = tab.refresh();
    await turn();
    const erasing = tab.erase(true);
    release();
    await Promise.all([reading, erasing]);
    expect(counts(tab.memory())).toEqual({});
    expect(tab.stored()).toBe(false);
  });

  test("while a list is left that then does not fit leaves nothing of it", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    const { tried, empty } = fill();
    tab.take(event("before"));
    tab.part();
    await tried;
    await tab.erase(false);
    empty();
    expect(tab.stored()).toBe(true);
    tab.take(event("after"));
    await tab.flush();
    expect(counts(tab.memory())).toEqual(once("after"));
    expect(counts(await next())).toEqual(once("after"));
  });

  const asks: [string, (tab: ReturnType<ReturnType<typeof createBrowser>["open"]>) => unknown][] = [
    ["a write", (tab) => tab.flush()],
    ["a list left behind", (tab) => tab.part()],
    ["a look", (tab) => tab.refresh()],
    ["the opening", (tab) => tab.start(() => (each) => each)],
  ];
  describe.each(asks)("takes with it %s of another tab that waits behind the erasure", (what, ask) => {
    const erase = async (denied: boolean) => {
      const browser = createBrowser();
      const [tab, other] = [await browser.start(), browser.open()];
      if (what !== "the opening") await other.start();
      other.take(event("lamp"));
      const opens = await browser.close();
      const erasing = tab.erase(denied);
      await turn();
      const { mock } = vi.spyOn(indexedDB, "open");
      const asked = ask(other);
      const erased = other.hears(denied ? "denied" : "erased");
      await Promise.all([erasing, browser.tire(), erased]);
      const request = mock.results[0]!.value as IDBRequest;
      const opened = new Promise((done) => request.addEventListener("success", done));
      await opens();
      await Promise.all([asked, opened]);
      return { ...browser, other };
    };

    test("by the visitor", async () => {
      const { other, disk } = await erase(false);
      // Stands behind whatever the other tab asked for.
      expect(JSON.stringify(await disk())).not.toContain("lamp");
      await other.refresh();
      expect(counts(other.memory())).toEqual({});
    });

    test("as denied: no database is left", async () => {
      const { other, exists } = await erase(true);
      await other.flush();
      expect(await exists()).toBe(false);
      expect([counts(other.memory()), other.stored(), other.told.slice(1)]).toEqual([{}, false, []]);
    });
  });

  test("as denied, and a yes right afterwards: what comes after is stored", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event("before"));
    const erasing = tab.erase(true);
    tab.take(event("after"));
    await Promise.all([erasing, tab.start()]);
    expect(tab.stored()).toBe(true);
    expect(counts(tab.memory())).toEqual(once("after"));
    expect(counts(await next())).toEqual(once("after"));
  });

  test("empties this page where the disk fails, and tells why", async () => {
    const { start, close, tire } = createBrowser();
    const tab = await start();
    tab.take(event(1));
    await tab.flush();
    const open = await close();
    await Promise.all([tab.erase(true), tire()]);
    expect(tab.told).toEqual(["Error: IndexedDB does not answer"]);
    expect([counts(tab.memory()), tab.stored()]).toEqual([{}, false]);
    await open();
  });
});

describe("a page where nothing may be remembered", () => {
  test("starts from nothing, keeps to itself, and is gone with it", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.take(event("before"));
    tab.forgetful(true);
    expect(tab.stored()).toBe(false);
    expect(counts(tab.memory())).toEqual({});
    tab.take(event("there"));
    expect(await tab.claim(first("x"))).toBe(true);
    expect(await tab.claim(first("y"))).toBe(false);
    await tab.flush();
    await tab.refresh();
    expect(counts(tab.memory())).toEqual(once("there"));
    tab.forgetful(false);
    expect(tab.stored()).toBe(true);
    tab.take(event("after"));
    await tab.flush();
    expect(counts(tab.memory())).toEqual(once("before", "after"));
    expect(counts(await next())).toEqual(once("before", "after"));
    expect(claims(await next())).toEqual([]);
  });

  test("that is known for one only once the rules are there takes what was taken so far with it", async () => {
    const { open, next } = createBrowser();
    const tab = open();
    tab.take(event("there"));
    tab.forgetful(true, true);
    tab.forgetful(true, true);
    expect(counts(tab.memory())).toEqual(once("there"));
    await tab.start();
    expect(counts(await next())).toEqual({});
    tab.forgetful(false);
    expect(counts(tab.memory())).toEqual({});
  });

  test("is followed by another: each begins anew", async () => {
    const { open } = createBrowser();
    const tab = open();
    tab.forgetful(true);
    tab.take(event("there"));
    tab.forgetful(true);
    expect(counts(tab.memory())).toEqual({});
  });

  test("forgets when all is erased, here or in another tab", async () => {
    const { start } = createBrowser();
    const [tab, other] = [await start(), await start()];
    for (const each of [tab, other]) {
      each.forgetful(true);
      each.take(event("there"));
    }
    const erased = other.hears("erased");
    await tab.erase(false);
    await erased;
    expect([counts(tab.memory()), counts(other.memory())]).toEqual([{}, {}]);
  });
});

describe("a refusal", () => {
  test("on a page where nothing may be remembered holds on the next", async () => {
    const { start, next } = createBrowser();
    const tab = await start();
    tab.forgetful(true);
    tab.take({ name: "opted_out", at: NOON, page: 1 });
    expect(tab.memory().opted_out).toBe(true);
    tab.forgetful(false);
    expect(tab.memory().opted_out).toBe(true);
    await tab.flush();
    expect((await next()).opted_out).toBe(true);
  });

  test("that was kept where nothing may be stored holds over a memory stored before", async () => {
    const { start, open } = createBrowser();
    const before = await start();
    before.take(event(1));
    await before.flush();
    const tab = open({ fresh: () => ({ ...emptyMemory(), opted_out: true }) });
    await tab.start();
    expect([counts(tab.memory()), tab.memory().opted_out]).toEqual([once(1), true]);
    tab.take({ name: "opted_in", at: NOON, page: 1 });
    expect(tab.memory().opted_out).toBe(false);
  });
});

describe("a disk that is slow", () => {
  test("is only slow: memory goes on in this page, and is stored once the disk answers", async () => {
    const { start, occupy, tire, next } = createBrowser();
    const tab = await start();
    const release = await occupy();
    tab.take(event(1));
    await Promise.all([tab.flush(), tire()]);
    expect([tab.stored(), tab.told]).toEqual([true, []]);
    // Meanwhile nobody knows who else was given a right.
    expect(await tab.claim(first("w"))).toBe(false);
    // One that goes on being silent is told, and counts as none.
    await tire();
    expect([tab.stored(), tab.told]).toEqual([false, ["Error: IndexedDB does not answer"]]);
    tab.take(event(2));
    expect(await tab.claim(first("x"))).toBe(true);
    expect(await tab.claim(first("y"))).toBe(false);
    tab.take(event(3));
    expect(counts(tab.memory())).toEqual(once(1, 2, 3));
    const late = tab.hears("changed");
    release();
    await late;
    expect(tab.stored()).toBe(true);
    expect(counts(tab.memory())).toEqual(once(1, 2, 3));
    // Only waits: what happened since is being written without being told to.
    await tab.start();
    const memory = await next();
    expect(counts(memory)).toEqual(once(1, 2, 3));
    expect(claims(memory)).toEqual(["x"]);
  });

  test("to open is only slow", async () => {
    const { open, close, tire, next } = createBrowser();
    const tab = open();
    tab.take(event(1));
    const opens = await close();
    const adopt = vi.fn(() => (each: MemoryEvent) => each);
    await Promise.all([tab.start(adopt), tire()]);
    tab.take(event(2));
    const late = tab.hears("changed");
    await opens();
    await late;
    expect(tab.stored()).toBe(true);
    await tab.flush();
    expect(adopt).toHaveBeenCalledOnce();
    expect(counts(tab.memory())).toEqual(once(1, 2));
    expect(counts(await next())).toEqual(once(1, 2));
  });

  test("to read is only slow", async () => {
    const { start, occupy, tire, next } = createBrowser();
    const [tab, other] = [await start(), await start()];
    setVisible(false);
    other.take(event("other"));
    await other.flush();
    const release = await occupy();
    tab.take(event(1));
    await Promise.all([tab.refresh(), tire()]);
    expect(counts(tab.memory())).toEqual(once(1));
    const late = tab.hears("changed");
    release();
    await late;
    expect(tab.stored()).toBe(true);
    expect(counts(tab.memory())).toEqual(once("other", 1));
    await tab.flush();
    expect(counts(await next())).toEqual(once("other", 1));
  });

  test("gives no right while it is silent, nor for a claim that was given up", async () => {
    const { start, occupy, tire, next } = createBrowser();
    const tab = await start();
    const release = await occupy();
    const judge = vi.fn(first("x"));
    const [won] = await Promise.all([tab.claim(judge), tire()]);
    expect(won).toBe(false);
    const late = tab.hears("changed");
    release();
    await late;
    await tab.flush();
    expect(judge).not.toHaveBeenCalled();
    expect(await tab.claim(first("y"))).toBe(true);
    expect(claims(await next())).toEqual(["y"]);
  });

  test("does not store again what was denied meanwhile", async () => {
    const { start, occupy, tire, exists } = createBrowser();
    const tab = await start();
    const release = await occupy();
    tab.take(event(1));
    await Promise.all([tab.flush(), tire()]);
    const late = tab.hears("changed");
    const erasing = tab.erase(true);
    release();
    await Promise.all([erasing, late]);
    expect([counts(tab.memory()), tab.stored()]).toEqual([{}, false]);
    expect(await exists()).toBe(false);
  });
});

describe("a disk that fails", () => {
  const fails: Record<string, () => void> = {
    "is missing": () => vi.stubGlobal("indexedDB", undefined),
    "throws at once": () => {
      vi.spyOn(indexedDB, "open").mockImplementation(() => {
        throw new DOMException("no", "SecurityError");
      });
    },
    "is refused": () => {
      vi.spyOn(indexedDB, "open").mockImplementation(() => {
        const request = { error: new DOMException("no", "UnknownError") } as IDBOpenDBRequest;
        queueMicrotask(() => request.onerror?.(new Event("error")));
        return request;
      });
    },
  };
  test.each(Object.entries(fails))("because it %s leaves memory of this page", async (_, fail) => {
    const { open } = createBrowser();
    fail();
    const tab = open();
    tab.take(event(1));
    await tab.start(() => (each) => each);
    tab.take(event(2));
    await Promise.all([tab.flush(), tab.refresh()]);
    tab.part();
    expect(tab.stored()).toBe(false);
    expect(tab.told).toHaveLength(1);
    expect(await tab.claim(first("x"))).toBe(true);
    expect(await tab.claim(first("y"))).toBe(false);
    expect(counts(tab.memory())).toEqual(once(1, 2));
    await tab.erase(true);
    expect(counts(tab.memory())).toEqual({});
  });

  test("to open once is tried anew after erasing", async () => {
    const { open, next } = createBrowser();
    vi.spyOn(indexedDB, "open").mockImplementationOnce(() => {
      throw new DOMException("no", "SecurityError");
    });
    const tab = open();
    await tab.start();
    expect(tab.stored()).toBe(false);
    await tab.erase(false);
    expect(tab.stored()).toBe(true);
    tab.take(event(1));
    await tab.flush();
    expect(tab.stored()).toBe(true);
    expect(counts(await next())).toEqual(once(1));
  });

  test.each(["flush", "part"] as const)(
    "because it is full keeps memory in this page (%s)",
    async (write) => {
      const { start, next } = createBrowser();
      const tab = await start();
      tab.take(event(1));
      await tab.flush();
      const { empty } = fill();
      tab.take(event(2));
      const told = tab.tells();
      await tab[write]();
      await told;
      expect(tab.stored()).toBe(false);
      expect(`${tab.told}`).toContain("QuotaExceededError");
      tab.take(event(3));
      await tab.flush();
      expect(counts(tab.memory())).toEqual(once(1, 2, 3));
      empty();
      expect(counts(await next())).toEqual(once(1));
    },
  );

  test("because it becomes full while a write is underway keeps what was left behind in memory of this page", async () => {
    const { start, occupy } = createBrowser();
    const tab = await start();
    const release = await occupy();
    tab.take(event(1));
    const writing = tab.flush();
    await turn();
    tab.take(event(2));
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, ...given) {
      if (Array.isArray(given[0])) this.transaction.abort();
      return put.apply(this, given);
    });
    const told = tab.tells();
    tab.part();
    release();
    await Promise.all([writing, told]);
    expect(counts(tab.memory())).toEqual(once(1, 2));
  });
});
