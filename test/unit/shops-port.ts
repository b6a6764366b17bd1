import { createBorder } from "../../src/border.js";
import { reporter } from "../../src/core/check.js";
import {
  emptyMemory,
  type Issue,
  type MemoryEvent,
  readParams,
  remember,
  sentence,
} from "../../src/core/index.js";
import {
  type Add,
  addressOf,
  createArrivals,
  createSubject,
  type ShopPort,
  type ShopWindow,
} from "../../src/shops/index.js";

/** A port that writes down what it is told, and joins it as floorwalker.ts does. */
export function createTestPort(given: Window = window) {
  const events: unknown[][] = [];
  const types: Record<string, string> = {};
  const issues: string[] = [];
  const errors: unknown[] = [];
  const begun: (() => void)[] = [];
  const ways: Add[] = [];
  const known: (() => void)[] = [];
  let memory = emptyMemory();
  const stop = new AbortController();
  const subject = createSubject(() => addressOf(given.document));
  const tell = (issue: Issue) => issues.push(sentence(issue));
  const page = {
    border: createBorder(
      stop.signal,
      () => Date.now(),
      (error) => errors.push(error),
    ),
    window: given as ShopWindow,
    onPage: (each: () => void) => begun.push(each),
  };
  const port: ShopPort = {
    ...page,
    onArrival: createArrivals(page),
    item: subject.tell,
    product: subject.item,
    event(source, name, params) {
      const found: Issue[] = [];
      const read = readParams(name, params, reporter(found));
      found.forEach(tell);
      events.push([source, name, read]);
      memory = remember(memory, { ...read, name, source, at: Date.now(), page: 1 } as MemoryEvent);
      if (name === "view_item" && read.items?.length === 1) {
        subject.tell(source, read.items[0]!, source === "platform" || undefined);
      }
    },
    pageType(source, type) {
      types[source] = type;
    },
    issue: tell,
    canAdd: (add) => ways.push(add),
    memory: () => memory,
    onMemory: (each) => known.push(each),
  };
  return {
    port,
    subject,
    events,
    types,
    issues,
    errors,
    stop: () => stop.abort(),
    ways,
    memory: () => memory,
    /** Another source told something, or an earlier page: it is remembered. */
    lived(name: string, params: object, at = Date.now(), source = "gtag") {
      memory = remember(memory, { ...params, name, source, at, page: 1 } as MemoryEvent);
    },
    /** Memory is open. */
    recall() {
      for (const each of known) each();
    },
    /** A new page view in the same document. */
    turnTo(path: string) {
      history.pushState(null, "", path);
      subject.clear();
      for (const name of Object.keys(types)) delete types[name];
      for (const each of begun) each();
    },
  };
}

/** Lets observers and idle tasks run. */
export const settle = () => new Promise((done) => setTimeout(done, 20));
