import { createBorder } from "../../src/border.js";
import { reporter } from "../../src/core/check.js";
import { type Issue, readParams, sentence } from "../../src/core/index.js";
import { addressOf, createSubject, type ShopPort, type ShopWindow } from "../../src/shops/index.js";

/** A port that writes down what it is told, and joins it as floorwalker.ts does. */
export function createTestPort(given: Window = window) {
  const events: unknown[][] = [];
  const types: Record<string, string> = {};
  const issues: string[] = [];
  const errors: unknown[] = [];
  const begun: (() => void)[] = [];
  const stop = new AbortController();
  const subject = createSubject(() => addressOf(given.document));
  const tell = (issue: Issue) => issues.push(sentence(issue));
  const port: ShopPort = {
    border: createBorder(
      stop.signal,
      () => Date.now(),
      (error) => errors.push(error),
    ),
    window: given as ShopWindow,
    item: subject.tell,
    product: subject.item,
    event(source, name, params) {
      const found: Issue[] = [];
      const read = readParams(name, params, reporter(found));
      found.forEach(tell);
      events.push([source, name, read]);
      if (name === "view_item" && read.items?.length === 1) subject.tell(source, read.items[0]!);
    },
    pageType(source, type) {
      types[source] = type;
    },
    issue: tell,
    onPage: (each) => begun.push(each),
  };
  return {
    port,
    subject,
    events,
    types,
    issues,
    errors,
    stop: () => stop.abort(),
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
