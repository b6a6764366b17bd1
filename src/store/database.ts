import type { UseStore } from "idb-keyval";

/** IndexedDB that takes longer than this to answer counts as broken: some browsers never do. */
const PATIENCE = 1000;
/** It is waited for in so many steps: a page that is busy, or frozen, for a while keeps an answer from being heard. */
const STEPS = 10;
const STORE = "memory";

/** A promise that fails where it takes too long. */
export const soon = <T>(promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number) => {
      timer = setTimeout(
        () => (left ? wait(left - 1) : reject(new Error("IndexedDB does not answer"))),
        PATIENCE / STEPS,
      );
    };
    wait(STEPS - 1);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
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
 * is tried anew, one that throws at once or never answers is a failure like any other, and the connection gives way
 * when another tab erases the database.
 */
export function openDatabase(name: string): UseStore {
  let opened: Promise<IDBDatabase> | undefined;
  const open = async () => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    const opening = done(request);
    try {
      const database = await soon(opening);
      const close = () => {
        opened = undefined;
        database.close();
      };
      database.onversionchange = close;
      database.onclose = close;
      return database;
    } catch (error) {
      opened = undefined;
      // What answers after all would keep others from erasing it.
      opening.then(
        (late) => late.close(),
        () => {},
      );
      throw error;
    }
  };
  return async (mode, use) => {
    opened ??= open();
    const database = await opened;
    return soon(Promise.resolve(use(database.transaction(STORE, mode).objectStore(STORE))));
  };
}

/** Whether a database exists. Looking does not create it. */
export async function databaseExists(name: string): Promise<boolean> {
  try {
    if (indexedDB.databases) return (await soon(indexedDB.databases())).some((each) => each.name === name);
    const request = indexedDB.open(name);
    let exists = true;
    request.onupgradeneeded = () => {
      // It is new: undone before it is there.
      exists = false;
      request.transaction?.abort();
    };
    await soon(done(request).then((database) => database.close())).catch(() => {});
    return exists && !request.error;
  } catch {
    return false;
  }
}

/** Erases a database; other tabs' connections give way. */
export const eraseDatabase = async (name: string): Promise<unknown> =>
  soon(done(indexedDB.deleteDatabase(name)));
