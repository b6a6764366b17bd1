import type { UseStore } from "idb-keyval";

/** IndexedDB that takes longer than this to answer counts as broken, for now: some browsers never do. Ms. */
const PATIENCE = 1000;
/** Looking for a remembered yes may take longer: who said it is not asked again. So may it be before it is told. Ms. */
export const LOOKING = 5000;
const STORE = "memory";

/** It is waited for in so many steps: while the page is busy, an answer that is there is not heard yet. */
const STEPS = 5;

/** A promise that fails where it takes too long; time in which the page is frozen does not count. */
export const soon = <T>(promise: Promise<T>, patience = PATIENCE): Promise<T> =>
  new Promise((resolve, reject) => {
    let stop = () => {};
    const wait = (left: number) => {
      const signal = AbortSignal.timeout(patience / STEPS);
      const end = () => (left ? wait(left - 1) : reject(new Error("IndexedDB does not answer")));
      signal.addEventListener("abort", end);
      stop = () => signal.removeEventListener("abort", end);
    };
    wait(STEPS - 1);
    promise.then(resolve, reject).finally(() => stop());
  });

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    // Another tab holds it open: it closes as it is told, and then this goes on.
    if ("onblocked" in request) request.onblocked = () => {};
  });

/**
 * Our own database, opened when first used, for idb-keyval's functions. Unlike its own `createStore` a failed opening
 * is tried anew, one that throws at once is a failure like any other, and the connection gives way when another tab
 * erases the database.
 */
export function openDatabase(name: string): UseStore {
  let opened: Promise<IDBDatabase> | undefined;
  const open = async () => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    const database = await done(request);
    const close = () => {
      opened = undefined;
      database.close();
    };
    database.onversionchange = close;
    database.onclose = close;
    return database;
  };
  return async (mode, use) => {
    opened ??= open();
    const opening = opened;
    // Here, not in `open`: what throws at once has failed before `opened` is set.
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    const database = await opening;
    return use(database.transaction(STORE, mode).objectStore(STORE));
  };
}

/** Whether a database exists. Looking does not create it. */
export async function databaseExists(name: string): Promise<boolean> {
  try {
    if (indexedDB.databases)
      return (await soon(indexedDB.databases(), LOOKING)).some((each) => each.name === name);
    const request = indexedDB.open(name);
    let exists = true;
    request.onupgradeneeded = () => {
      // It is new: undone before it is there.
      exists = false;
      request.transaction?.abort();
    };
    await soon(
      done(request).then((database) => database.close()),
      LOOKING,
    ).catch(() => {});
    return exists && !request.error;
  } catch {
    return false;
  }
}

/** Erases a database; other tabs' connections give way. */
export const eraseDatabase = async (name: string): Promise<unknown> =>
  soon(done(indexedDB.deleteDatabase(name)));
