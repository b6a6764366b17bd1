import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { get, set } from "idb-keyval";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { databaseExists, eraseDatabase, openDatabase, soon } from "./database.js";

const NAME = "visitor";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});

const names = async () => (await indexedDB.databases()).map(({ name }) => name);

/** Patience ends when the test says so. */
function patience() {
  const steps: AbortController[] = [];
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => {
    const step = new AbortController();
    steps.push(step);
    return step.signal;
  });
  return () => {
    for (let step = steps.pop(); step; step = steps.pop()) step.abort();
  };
}

/** A connection that does not give way: what would change the database waits for `close`. */
async function hold() {
  await set("key", 1, openDatabase(NAME));
  return new Promise<IDBDatabase>((opened) => {
    const request = indexedDB.open(NAME);
    request.onsuccess = () => opened(request.result);
  });
}

/** A factory of which `databases` is missing, as in older browsers. */
const withoutList = () => Object.defineProperty(indexedDB, "databases", { value: undefined });

describe("soon", () => {
  it("gives what a promise gives, or why it failed", async () => {
    await expect(soon(Promise.resolve(1))).resolves.toBe(1);
    await expect(soon(Promise.reject(new Error("boom")))).rejects.toThrow("boom");
  });

  it("fails where the promise takes too long, and waits a second for it", async () => {
    const end = patience();
    const waiting = soon(new Promise(() => {}));
    expect(AbortSignal.timeout).toHaveBeenCalledWith(200);
    end();
    expect(AbortSignal.timeout).toHaveBeenCalledTimes(5);
    await expect(waiting).rejects.toThrow("IndexedDB does not answer");
  });

  it("holds no listener once it is settled", async () => {
    const { signal } = new AbortController();
    const removed = vi.spyOn(signal, "removeEventListener");
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(signal);
    const added = vi.spyOn(signal, "addEventListener");
    await soon(Promise.resolve());
    await Promise.resolve();
    expect(removed.mock.calls[0]?.slice(0, 2)).toEqual(added.mock.calls[0]?.slice(0, 2));
  });
});

describe("openDatabase", () => {
  it("opens when first used, and once", async () => {
    const open = vi.spyOn(indexedDB, "open");
    const store = openDatabase(NAME);
    expect(open).not.toHaveBeenCalled();
    await Promise.all([set("a", 1, store), set("b", 2, store)]);
    expect(await get("a", store)).toBe(1);
    expect(open).toHaveBeenCalledOnce();
  });

  const failures: [string, () => IDBOpenDBRequest][] = [
    [
      "throws at once",
      () => {
        throw new DOMException("no", "SecurityError");
      },
    ],
    [
      "is refused",
      () => {
        const request = { error: new DOMException("no", "UnknownError") } as IDBOpenDBRequest;
        queueMicrotask(() => request.onerror?.(new Event("error")));
        return request;
      },
    ],
  ];
  it.each(failures)("that %s fails, and is tried anew at the next use", async (_, fail) => {
    vi.spyOn(indexedDB, "open").mockImplementationOnce(fail);
    const store = openDatabase(NAME);
    await expect(set("a", 1, store)).rejects.toThrow("no");
    await set("a", 2, store);
    expect(await get("a", store)).toBe(2);
  });

  it("fails for all who waited for it, and is then tried once for all", async () => {
    const open = vi.spyOn(indexedDB, "open").mockImplementationOnce(failures[1]![1]);
    const store = openDatabase(NAME);
    const both = () => Promise.allSettled([set("a", 1, store), set("b", 2, store)]);
    expect((await both()).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect((await both()).map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  it("fails where there is no IndexedDB, and works once there is", async () => {
    const there = indexedDB;
    vi.stubGlobal("indexedDB", undefined);
    const store = openDatabase(NAME);
    await expect(get("a", store)).rejects.toThrow();
    vi.stubGlobal("indexedDB", there);
    await expect(get("a", store)).resolves.toBeUndefined();
  });

  it("gives way when another tab erases the database, and opens a new one at the next use", async () => {
    const store = openDatabase(NAME);
    await set("a", 1, store);
    await eraseDatabase(NAME);
    expect(await names()).toEqual([]);
    expect(await get("a", store)).toBeUndefined();
    expect(await names()).toEqual([NAME]);
  });

  it("opens again when the browser has closed it", async () => {
    const open = vi.spyOn(indexedDB, "open");
    const store = openDatabase(NAME);
    await set("a", 1, store);
    const { result } = open.mock.results[0]!.value as IDBOpenDBRequest;
    result.onclose?.(new Event("close"));
    expect(await get("a", store)).toBe(1);
    expect(open).toHaveBeenCalledTimes(2);
  });
});

describe.each([
  ["with a list of databases", () => {}],
  ["without a list of databases", withoutList],
])("databaseExists, %s", (_, prepare) => {
  it("does not create the database it looks for", async () => {
    const list = indexedDB.databases.bind(indexedDB);
    prepare();
    expect(await databaseExists(NAME)).toBe(false);
    expect(await databaseExists(NAME)).toBe(false);
    expect((await list()).map(({ name }) => name)).toEqual([]);
  });

  it("finds one, leaves what is in it, and does not hold it", async () => {
    const store = openDatabase(NAME);
    await set("a", 1, store);
    prepare();
    expect(await databaseExists(NAME)).toBe(true);
    expect(await get("a", store)).toBe(1);
    await eraseDatabase(NAME);
    expect(await databaseExists(NAME)).toBe(false);
  });

  it("does not take another for it", async () => {
    await set("a", 1, openDatabase("another"));
    prepare();
    expect(await databaseExists(NAME)).toBe(false);
  });

  it("says no where the browser takes five seconds, where it refuses, and where it has none", async () => {
    const held = await hold();
    // Whoever opens it now waits.
    indexedDB.deleteDatabase(NAME);
    prepare();
    const end = patience();
    if (prepare !== withoutList) vi.spyOn(indexedDB, "databases").mockReturnValue(new Promise(() => {}));
    const looking = databaseExists(NAME);
    expect(AbortSignal.timeout).toHaveBeenCalledWith(1000);
    end();
    expect(await looking).toBe(false);
    held.close();
    const refuse = () => {
      throw new DOMException("no", "SecurityError");
    };
    vi.spyOn(indexedDB, "open").mockImplementation(refuse);
    if (prepare !== withoutList) vi.spyOn(indexedDB, "databases").mockImplementation(refuse);
    expect(await databaseExists(NAME)).toBe(false);
    vi.stubGlobal("indexedDB", undefined);
    expect(await databaseExists(NAME)).toBe(false);
  });
});

describe("eraseDatabase", () => {
  it("erases, also what was not there", async () => {
    await set("a", 1, openDatabase(NAME));
    await eraseDatabase(NAME);
    await eraseDatabase(NAME);
    expect(await names()).toEqual([]);
  });

  it("fails where somebody does not give way in time, and is done once he does", async () => {
    const held = await hold();
    const end = patience();
    const erasing = eraseDatabase(NAME);
    end();
    await expect(erasing).rejects.toThrow("IndexedDB does not answer");
    held.close();
    // Waits its turn behind the erasure.
    expect(await get("key", openDatabase(NAME))).toBeUndefined();
  });
});
