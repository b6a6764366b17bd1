import { promisifyRequest, values } from "idb-keyval";
import type { Border } from "../border.js";
import { fromRecord, type Memory, type MemoryEvent, remember, toRecord } from "../core/index.js";
import type { Bounds } from "../core/memory.js";
import { databaseExists, eraseDatabase, LOOKING, openDatabase, soon } from "./database.js";

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
  /**
   * Begins to write: what was taken so far first.
   *
   * @param adopt called once with what is stored; what it returns changes each event taken so far, or drops it
   */
  start(adopt?: (stored: Memory) => Change): Promise<void>;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  /** Writes it at once, and without reading: of a page that goes nothing is called back. */
  part(): void;
  /** Reads anew what other tabs wrote. */
  refresh(): Promise<void>;
  /** Forgets everything, on disk and in all tabs. `denied` ends writing, too. */
  erase(denied: boolean): Promise<void>;
  /** Whether something was stored on an earlier page. Looking stores nothing. */
  exists(): Promise<boolean>;
}

/** Changes an event, or drops it. */
export type Change = (event: MemoryEvent) => MemoryEvent | undefined;

/** What tabs tell each other. */
export type Message = "changed" | "erased" | "denied";

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
  /** Those of them that are just being written. */
  let underway: MemoryEvent[] = [];
  /** Those left behind since the disk was last asked what it holds: the answer lacks them. */
  let parted: MemoryEvent[] = [];
  let adopting: ((stored: Memory) => Change) | undefined;
  /** The visitor's memory may be stored. */
  let allowed = false;
  /** And the disk takes it. */
  let writing = false;
  /** It takes long to answer: what is asked of it may be done all the same. */
  let slow = false;
  /** Counts erasures: what was begun before one is void. */
  let epoch = 0;
  let cancel: (() => void) | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const store = openDatabase(name);
  /** Open while this page is: a message to a page in the back/forward cache throws it out of there. */
  let channel: BroadcastChannel | undefined;

  /** Where nothing is stored, a session is as long as this document (SPEC.md section 1). */
  const here = () => ({ ...bounds(), session: Number.POSITIVE_INFINITY });
  const reduce = (events: readonly MemoryEvent[], from: Memory) =>
    events.reduce((before, event) => remember(before, event, bounds()), from);
  /**
   * What is stored: the visitor's memory, and lists of events that pages left behind as they went. A record of a later
   * version is left alone; memory then stays in this page.
   */
  const read = (records: readonly unknown[]): Memory => {
    const record = records.find((each) => typeof each === "object" && each && "items" in each);
    const stored = record === undefined ? fresh() : fromRecord(record);
    if (!stored) throw new Error("memory is of another version: it is left alone");
    const late: MemoryEvent[] = records.filter((each) => Array.isArray(each)).flat();
    const { opted_out } = fresh();
    return reduce(
      late.sort((a, b) => a.at - b.at),
      opted_out ? { ...stored, opted_out } : stored,
    );
  };
  /** Memory of this page: what the disk held, and what it was not yet told. */
  const recall = (stored: Memory) => reduce([...parted, ...pending], stored);
  const tell = border.safely((message: Message) => {
    const open = channel ?? channelOf(name);
    open?.postMessage(message);
    if (!channel) open?.close();
  });

  const adoptAll = (stored: Memory) => {
    const change = adopting?.(stored);
    adopting = undefined;
    if (!change) return;
    const changed = new Map(pending.map((event) => [event, change(event)]));
    const apply = (events: MemoryEvent[]) =>
      events.map((event) => changed.get(event)).filter((event) => event !== undefined);
    underway = apply(underway);
    pending = apply(pending);
  };

  /** One transaction: what is stored, what is pending, and what is done with it. */
  const transact = async (also: (memory: Memory) => Memory) => {
    const begun = epoch;
    // Safe at once, should the page go before what is stored has been read.
    if (!adopting) keeper.part();
    parted = [];
    underway = [...pending];
    const batch = new Set(underway);
    let written = memory;
    let wrong: unknown;
    try {
      await store("readwrite", (records) => {
        const done = promisifyRequest(records.transaction);
        const all = records.getAll();
        all.onsuccess = () => {
          try {
            const stored = read(all.result);
            adoptAll(stored);
            written = also(reduce(underway, stored));
            records.clear();
            records.put(toRecord(written), KEY);
          } catch (error) {
            wrong = error;
            records.transaction.abort();
          }
        };
        return done;
      });
      // What was erased meanwhile does not come back.
      if (begun !== epoch) return;
      pending = pending.filter((event) => !batch.has(event) && !underway.includes(event));
      memory = recall(written);
      tell("changed");
    } catch (error) {
      throw wrong ?? error;
    } finally {
      underway = [];
    }
  };

  /** Asks the disk, once it has answered what it was asked before. */
  const enqueue = (ask: () => Promise<void>, patience?: number): Promise<void> => {
    const work = async () => {
      if (!writing) return;
      const answer = ask();
      try {
        await soon(answer, patience);
      } catch {
        writing = false;
        slow = true;
        soon(answer, LOOKING).catch((error) => {
          slow = false;
          border.tell(error);
          // What may be said without memory may be said now.
          changed("changed");
        });
        // One that was only slow answers in the end: from then on memory is stored again.
        answer.then(
          border.safely(() => {
            slow = false;
            writing = allowed;
            changed("changed");
            return keeper.flush();
          }),
          () => {
            slow = false;
          },
        );
      }
    };
    const result = queue.then(work);
    queue = result;
    return result;
  };

  const write = (also: (memory: Memory) => Memory = (same) => same, patience?: number): Promise<void> => {
    cancel?.();
    cancel = undefined;
    return enqueue(() => transact(also), patience);
  };

  const empty = () => {
    epoch++;
    memory = fresh();
    aside &&= fresh();
    pending = [];
    parted = [];
  };

  const keeper: Keeper = {
    memory: () => aside ?? memory,
    stored: () => allowed && (writing || slow) && !aside,
    forgetful(on, sofar) {
      // What this page alone remembers already stays as it is.
      if (on && sofar && aside) return;
      aside = on ? (sofar ? memory : fresh()) : undefined;
      if (!on || !sofar) return;
      memory = fresh();
      pending = [];
    },
    take(event) {
      if (aside) {
        aside = remember(aside, event, here());
        // A refusal holds on every page.
        if (!/^opted_/.test(event.name)) return;
      }
      memory = remember(memory, event, writing ? bounds() : here());
      pending.push(event);
      if (pending.length > MOST_PENDING) pending.shift();
      if (writing) cancel ??= border.later(GATHER, () => void write());
    },
    async claim(judge) {
      let claimed: MemoryEvent | undefined;
      let over = false;
      const record = (now: Memory) => {
        claimed = judge(now);
        return claimed ? remember(now, claimed, aside || !writing ? here() : bounds()) : now;
      };
      if (aside) aside = record(aside);
      // It waits for a disk that is slow; one that was given up on may still come to its end.
      else if (writing) await write((now) => (over ? now : record(now)), LOOKING);
      over = true;
      if (!aside && !writing && !slow) {
        claimed = undefined;
        memory = record(memory);
        if (claimed) pending.push(claimed);
      }
      return !!claimed;
    },
    start(adopt) {
      if (allowed) return queue.then(() => {});
      allowed = true;
      writing = true;
      adopting = adopt;
      return write();
    },
    part() {
      const late = pending.filter((event) => !underway.includes(event));
      if (!(writing || (slow && allowed)) || !late.length) return;
      const begun = epoch;
      cancel?.();
      cancel = undefined;
      pending = [...underway];
      parted.push(...late);
      store("readwrite", async (records) => {
        if (begun !== epoch) return;
        const { transaction } = records;
        records.put(late, `${border.now()} ${Math.random()}`);
        const done = promisifyRequest(transaction);
        transaction.commit?.();
        // Now: a page that goes may not hear that it is done. Others who read wait for what was asked before.
        tell("changed");
        return done;
      }).catch((error) => {
        if (begun !== epoch) return;
        parted = parted.filter((event) => !late.includes(event));
        pending = [...late, ...pending];
        writing = false;
        border.tell(error);
      });
    },
    flush: () => (writing && pending.length ? write() : queue.then(() => {})),
    refresh: () =>
      enqueue(async () => {
        const begun = epoch;
        parted = [];
        const records = await values(store);
        if (begun === epoch) memory = recall(read(records));
      }),
    erase(denied) {
      empty();
      const stored = allowed;
      // A yes may come before all is erased: then what comes after it is stored.
      allowed &&= !denied;
      writing = false;
      const work = async () => {
        try {
          if (stored || (await databaseExists(name))) await eraseDatabase(name);
        } catch (error) {
          border.tell(error);
        }
        tell(denied ? "denied" : "erased");
        writing = allowed;
      };
      const result = queue.then(work);
      queue = result;
      return result;
    },
    exists: () => databaseExists(name),
  };

  const listen = () => {
    if (channel) return;
    channel = channelOf(name);
    if (!channel) return;
    border.listen(channel, "message", ({ data }: MessageEvent<Message>) => {
      if (data !== "changed") {
        empty();
        if (data === "denied") {
          // What this page asked of the disk meanwhile may have made it anew.
          if (allowed) queue = queue.then(() => eraseDatabase(name)).catch(border.tell);
          allowed = false;
          writing = false;
        }
        changed(data);
      } else if (document.visibilityState === "visible") {
        keeper.refresh().then(border.safely(() => changed(data)));
      }
    });
  };
  const close = () => {
    channel?.close();
    channel = undefined;
  };
  listen();
  border.listen(window, "pagehide", close);
  border.listen(window, "pageshow", listen);
  border.signal.addEventListener("abort", close);
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
