import { get, update } from "idb-keyval";
import type { Border } from "../border.js";
import { type Memory, type MemoryEvent, remember } from "../core/index.js";
import type { Bounds } from "../core/memory.js";
import { databaseExists, eraseDatabase, openDatabase } from "./database.js";

const KEY = "visitor";
/** What happens within this time is written in one go. */
const GATHER = 250;
/** Events kept for a yes that may still come. */
const MOST_PENDING = 2000;

/** Keeps memory: in this page, and, once allowed, on disk with the other tabs. */
export interface Keeper {
  /** What is remembered, as of now. */
  memory(): Memory;
  /**
   * On a page where nothing may be remembered, what happens is kept for that page alone.
   *
   * @param sofar what was taken so far was of that page, too
   */
  forgetful(on: boolean, sofar?: boolean): void;
  /** Whether it reaches beyond this document. */
  stored(): boolean;
  /** Takes an event: at once in this page, soon on disk. */
  take(event: MemoryEvent): void;
  /**
   * Claims a right: in one transaction, `judge` sees what is stored now and says what to record, or nothing.
   *
   * @returns whether it was recorded
   */
  claim(judge: (memory: Memory) => MemoryEvent | undefined): Promise<boolean>;
  /** Begins to write: what was taken so far first. */
  start(): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Reads anew what other tabs wrote. */
  refresh(): Promise<void>;
  /** Forgets everything, on disk and in all tabs. `denied` ends writing, too. */
  erase(denied: boolean): Promise<void>;
  /** Whether something was stored on an earlier page. Looking stores nothing. */
  exists(): Promise<boolean>;
}

/** What tabs tell each other. */
export type Message = "changed" | "erased" | "denied";

const isMemory = (stored: unknown): stored is Memory =>
  typeof stored === "object" && stored !== null && Array.isArray((stored as Memory).items);

/**
 * Makes a keeper.
 *
 * @param name of the database
 * @param bounds of memory, which the rules file may change
 * @param fresh the memory of nobody: what a refusal says stays
 * @param changed called when memory changed by another tab's doing
 */
export function createKeeper(
  border: Border,
  name: string,
  bounds: () => Bounds,
  fresh: () => Memory,
  changed: (message: Message) => void,
): Keeper {
  let memory = fresh();
  /** Of a page where nothing may be remembered: of this page alone, and gone with it. */
  let aside: Memory | undefined;
  let pending: MemoryEvent[] = [];
  let writing = false;
  let cancel: (() => void) | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const store = openDatabase(name);
  const channel = channelOf(name);

  const reduce = (events: readonly MemoryEvent[], from: Memory) =>
    events.reduce((before, event) => remember(before, event, bounds()), from);
  /** A record of a later version is left alone; memory then stays in this page. */
  const read = (stored: unknown): Memory => {
    if (!isMemory(stored)) return fresh();
    if (stored.version !== 1) throw new Error("memory is of a later version");
    return stored;
  };
  const failed = (error: unknown) => {
    writing = false;
    border.tell(error);
  };
  const tell = (message: Message) => channel?.postMessage(message);

  /** One transaction: what is stored, what is pending, and what is done with it. */
  const write = (also: (memory: Memory) => Memory = (same) => same): Promise<void> => {
    cancel?.();
    cancel = undefined;
    const work = async () => {
      if (!writing) return;
      const batch = pending;
      let written = memory;
      try {
        await update(
          KEY,
          (stored: unknown) => {
            written = also(reduce(batch, read(stored)));
            return written;
          },
          store,
        );
        pending = pending.filter((event) => !batch.includes(event));
        memory = reduce(pending, written);
        tell("changed");
      } catch (error) {
        failed(error);
      }
    };
    const result = queue.then(work);
    queue = result;
    return result;
  };

  const keeper: Keeper = {
    memory: () => aside ?? memory,
    stored: () => writing && !aside,
    forgetful(on, sofar) {
      aside = on ? (sofar ? memory : fresh()) : undefined;
      if (!on || !sofar) return;
      memory = fresh();
      pending = [];
    },
    take(event) {
      if (aside) {
        aside = remember(aside, event, bounds());
        return;
      }
      memory = remember(memory, event, bounds());
      pending.push(event);
      if (pending.length > MOST_PENDING) pending.shift();
      if (writing) cancel ??= border.later(GATHER, () => void write());
    },
    async claim(judge) {
      let claimed: MemoryEvent | undefined;
      const record = (now: Memory) => {
        claimed = judge(now);
        return claimed ? remember(now, claimed, bounds()) : now;
      };
      if (aside) aside = record(aside);
      else if (writing) await write(record);
      if (!aside && !writing) {
        claimed = undefined;
        memory = record(memory);
        if (claimed) pending.push(claimed);
      }
      return !!claimed;
    },
    start() {
      if (writing) return queue.then(() => {});
      writing = true;
      return write();
    },
    flush: () => (writing && pending.length ? write() : queue.then(() => {})),
    refresh: async () => {
      if (!writing) return;
      try {
        await queue;
        memory = reduce(pending, read(await get(KEY, store)));
      } catch (error) {
        failed(error);
      }
    },
    async erase(denied) {
      memory = fresh();
      pending = [];
      const wrote = writing;
      writing = false;
      await queue;
      try {
        if (wrote || (await databaseExists(name))) await eraseDatabase(name);
      } catch (error) {
        border.tell(error);
      }
      tell(denied ? "denied" : "erased");
      writing = wrote && !denied;
    },
    exists: () => databaseExists(name),
  };

  if (channel) {
    border.listen(channel, "message", ({ data }: MessageEvent<Message>) => {
      if (data !== "changed") {
        memory = fresh();
        pending = [];
        if (data === "denied") writing = false;
        changed(data);
      } else if (document.visibilityState === "visible") {
        keeper.refresh().then(border.safely(() => changed(data)));
      }
    });
    border.signal.addEventListener("abort", () => channel.close());
  }
  return keeper;
}

/** The channel between tabs, where there is one. */
function channelOf(name: string): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(name);
  } catch {
    return undefined;
  }
}
