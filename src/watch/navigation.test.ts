import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { type Visit, watchNavigation } from "./navigation.js";
import { createPresence } from "./visibility.js";

const natives = { pushState: history.pushState, replaceState: history.replaceState };
let end: AbortController;
let told: unknown[];

function begin(onVisit: (visit: Visit) => void = () => {}): Visit[] {
  const visits: Visit[] = [];
  const border = createBorder(end.signal, Date.now, (error) => told.push(error));
  watchNavigation(border, createPresence(border), (visit) => {
    visits.push(visit);
    onVisit(visit);
  });
  return visits;
}
const views = (visits: Visit[]) =>
  visits.map(({ kind, url }) => `${kind} ${url.slice(location.origin.length)}`);
/** As a browser traverses: the address first, then the events. */
const traverse = (url: string) => {
  natives.replaceState.call(history, null, "", url);
  window.dispatchEvent(new Event("popstate"));
};
const loadedBy = (type: string, referrer = "") => {
  vi.spyOn(performance, "getEntriesByType").mockReturnValue([{ type }] as never);
  vi.spyOn(document, "referrer", "get").mockReturnValue(referrer);
};

beforeEach(() => {
  end = new AbortController();
  told = [];
  natives.replaceState.call(history, null, "", "/a?x=1");
});
afterEach(() => {
  end.abort();
  expect(history.pushState).toBe(natives.pushState);
  expect(history.replaceState).toBe(natives.replaceState);
});

describe("watchNavigation", () => {
  test("tells the document first, then what changes path or query", () => {
    const visits = begin();
    history.pushState(null, "", "/b");
    history.pushState(null, "", "/b?page=2");
    traverse("/a?x=1");
    expect(views(visits)).toEqual(["document /a?x=1", "route /b", "route /b?page=2", "route /a?x=1"]);
  });

  test("tells neither plain fragments, nor the same address, nor replaceState", () => {
    const visits = begin();
    history.pushState(null, "", "#reviews");
    history.pushState(null, "", "/a?x=1");
    history.pushState({ modal: true }, "");
    history.replaceState(null, "", "/elsewhere");
    traverse("/elsewhere#reviews");
    window.dispatchEvent(new Event("hashchange"));
    expect(views(visits)).toEqual(["document /a?x=1"]);
  });

  test("tells hash routes, once each, without a fragment of theirs", () => {
    const visits = begin();
    traverse("/a?x=1#/list");
    window.dispatchEvent(new Event("hashchange"));
    traverse("/a?x=1#!item");
    traverse("/a?x=1#/list#top");
    expect(views(visits).slice(1)).toEqual([
      "route /a?x=1#/list",
      "route /a?x=1#!item",
      "route /a?x=1#/list",
    ]);
  });

  test("compares with the address that replaceState left", () => {
    const visits = begin();
    history.replaceState(null, "", "/b");
    history.pushState(null, "", "/a?x=1");
    traverse("/b");
    expect(views(visits).slice(1)).toEqual(["route /a?x=1", "route /b"]);
  });

  test.each([
    ["navigate", "", true, false],
    ["prerender", "https://search.example/", true, false],
    ["navigate", "self", false, false],
    ["navigate", "self.evil.example", true, false],
    ["reload", "https://search.example/", false, true],
    ["back_forward", "https://search.example/", false, false],
  ])("a document of type %s from %j: entered %s, reloaded %s", (type, from, entered, reload) => {
    const referrer = from.replace(/^self$/, `${location.origin}/`).replace(/^self/, location.origin);
    loadedBy(type, referrer);
    const [visit] = begin();
    expect(visit).toMatchObject({ kind: "document", entered, reload, referrer });
  });

  test("the pages within a document are of its entering, but a return is none", () => {
    loadedBy("navigate", "https://search.example/");
    const visits = begin();
    history.pushState(null, "", "/b");
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(visits.map(({ kind, entered, reload }) => [kind, entered, reload])).toEqual([
      ["document", true, false],
      ["route", true, false],
      ["restore", false, false],
    ]);
  });

  test("a page within a reloaded document is a page view", () => {
    loadedBy("reload");
    const visits = begin();
    history.pushState(null, "", "/b");
    expect(visits.map(({ reload }) => reload)).toEqual([true, false]);
  });

  test("a prerendered document begins when it is entered", () => {
    Object.defineProperty(document, "prerendering", { value: true, configurable: true });
    const visits = begin();
    history.pushState(null, "", "/before");
    expect(visits).toEqual([]);
    document.dispatchEvent(new Event("prerenderingchange"));
    Reflect.deleteProperty(document, "prerendering");
    expect(views(visits)).toEqual(["document /before"]);
  });

  test("leaves this, arguments, result, exceptions and the order to the page", () => {
    const page = vi.fn(function (this: History, ..._given: unknown[]) {
      expect(this).toBe(history);
      return "result";
    });
    history.pushState = page as never;
    const visits = begin();
    natives.replaceState.call(history, null, "", "/b");
    expect((history.pushState as (...given: unknown[]) => unknown)(1, "two", "/b", "four")).toBe("result");
    expect(page).toHaveBeenCalledWith(1, "two", "/b", "four");
    expect(views(visits)).toEqual(["document /a?x=1", "route /b"]);
    page.mockImplementation(() => {
      throw new TypeError("the page's own");
    });
    expect(() => history.pushState(null, "", "/c")).toThrow("the page's own");
    end.abort();
    expect(history.pushState).toBe(page);
    history.pushState = natives.pushState;
  });

  test("keeps its own failures from the page", () => {
    begin(() => {
      throw new Error("ours");
    });
    expect(() => history.pushState(null, "", "/b")).not.toThrow();
    expect(told.map(String)).toEqual(["Error: ours", "Error: ours"]);
  });

  test("only passes through once it has ended, where somebody wrapped it again", () => {
    const visits = begin();
    const ours = history.pushState;
    history.pushState = function (...given) {
      ours.apply(this, given);
    };
    end.abort();
    history.pushState(null, "", "/b");
    expect(location.pathname).toBe("/b");
    expect(views(visits)).toEqual(["document /a?x=1"]);
    history.pushState = natives.pushState;
  });

  test("hears of what the Navigation API alone tells, once", () => {
    const navigation = new EventTarget();
    vi.stubGlobal("navigation", navigation);
    const visits = begin();
    const change = (url: string, navigationType: string) => {
      natives.replaceState.call(history, null, "", url);
      navigation.dispatchEvent(Object.assign(new Event("currententrychange"), { navigationType }));
    };
    change("/b", "push");
    window.dispatchEvent(new Event("popstate"));
    change("/c", "replace");
    change("/b", "traverse");
    expect(views(visits).slice(1)).toEqual(["route /b", "route /b"]);
  });
});
