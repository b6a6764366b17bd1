import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createBorder } from "../border.js";
import { wrapping } from "./wrap.js";

let ending: AbortController;
let errors: unknown[];
const wrap = (name: string, heard: (given: unknown[]) => void) =>
  wrapping(
    createBorder(ending.signal, Date.now, (error) => errors.push(error)),
    name,
    heard,
  );

beforeEach(() => {
  ending = new AbortController();
  errors = [];
});
afterEach(() => ending.abort());

test("the host's own is called first, with its this and arguments; its value comes back", () => {
  const order: unknown[] = [];
  const host = {
    add(this: unknown, ...given: unknown[]) {
      order.push([this === host, given]);
      return "value";
    },
  };
  expect(wrap("add", (given) => order.push(given))(host)).toBe(true);
  expect(host.add(1, 2)).toBe("value");
  expect(order).toEqual([
    [true, [1, 2]],
    [1, 2],
  ]);
});

test("its error is the page's, ours is not", () => {
  const host = {
    fails() {
      throw new RangeError("host");
    },
    works: () => 5,
  };
  const fail = () => {
    throw new Error("ours");
  };
  wrap("fails", fail)(host);
  wrap("works", fail)(host);
  expect(() => host.fails()).toThrow(RangeError);
  expect(host.works()).toBe(5);
  expect(errors).toHaveLength(2);
});

test("its properties are there, also those set later, and it can be called in any way", () => {
  const heard = vi.fn();
  const fbq = Object.assign(
    function fbq(this: unknown, ..._: unknown[]) {
      return this;
    },
    { queue: [] as unknown[], version: "2.0" },
  );
  const host: Record<string, typeof fbq> = { fbq };
  wrap("fbq", heard)(host);
  const { fbq: wrapped } = host as { fbq: typeof fbq & { callMethod?: () => void } };
  const callMethod = () => {};
  wrapped.callMethod = callMethod;
  expect(Reflect.get(fbq, "callMethod")).toBe(callMethod);
  expect([wrapped.queue, wrapped.version, wrapped.name, wrapped.length]).toEqual([
    fbq.queue,
    "2.0",
    fbq.name,
    0,
  ]);
  expect(wrapped.call("a", 1)).toEqual(expect.anything());
  wrapped.apply("b", [2]);
  wrapped.bind("c")(3);
  expect(heard.mock.calls).toEqual([[[1]], [[2]], [[3]]]);
});

test("wrapped again by others, it passes on and hears each call once; so it does after the end", () => {
  const own = vi.fn(() => 1);
  const heard = vi.fn();
  const host = { add: own as (...given: unknown[]) => unknown };
  const wrapAdd = wrap("add", heard);
  wrapAdd(host);
  const ours = host.add;
  const theirs = (...given: unknown[]) => ours(...given);
  host.add = theirs;
  expect(wrapAdd(host)).toBe(false);
  expect(host.add("x")).toBe(1);
  expect(heard).toHaveBeenCalledTimes(1);
  ending.abort();
  expect(host.add).toBe(theirs);
  expect(host.add("y")).toBe(1);
  expect(heard).toHaveBeenCalledTimes(1);
  expect(own).toHaveBeenCalledTimes(2);
});

test("a call within a call is heard as well", () => {
  const heard: unknown[] = [];
  const host = {
    push(entry: string) {
      if (entry === "outer") host.push("inner");
    },
  };
  wrap("push", ([entry]) => heard.push(entry))(host);
  host.push("outer");
  expect(heard).toEqual(["inner", "outer"]);
});

test("at the end it is as before, own or inherited", () => {
  const own = { add() {} };
  const { add } = own;
  const inherited = Object.create({ add }) as typeof own;
  const wrapAdd = wrap("add", () => {});
  wrapAdd(own);
  wrapAdd(inherited);
  expect([own.add === add, inherited.add === add]).toEqual([false, false]);
  ending.abort();
  expect(own.add).toBe(add);
  expect(Object.hasOwn(inherited, "add")).toBe(false);
});

test("what has no such method, or is frozen, stays as it is", () => {
  const wrapAdd = wrap("add", () => {});
  for (const host of [undefined, null, 5, "text", {}, { add: 5 }, Object.freeze({ add() {} })]) {
    expect(wrapAdd(host)).toBe(false);
  }
  expect(errors).toEqual([]);
});

test("its value comes back as it is, a promise that fails included", async () => {
  const answer = Promise.reject(new RangeError("host"));
  const host = { track: () => answer };
  const heard = vi.fn();
  wrap("track", heard)(host);
  const value = host.track();
  expect(value).toBe(answer);
  await expect(value).rejects.toThrow(RangeError);
  expect([heard.mock.calls.length, errors]).toEqual([1, []]);
});

test("it can be made an object of, and is heard where its own fails", () => {
  class Own {
    constructor(readonly given: number) {}
  }
  const heard = vi.fn();
  const host = {
    Own,
    fails(_: number) {
      throw new RangeError("host");
    },
  };
  wrap("Own", heard)(host);
  wrap("fails", heard)(host);
  expect(new host.Own(5)).toBeInstanceOf(Own);
  expect(new host.Own(5).given).toBe(5);
  expect(heard).not.toHaveBeenCalled();
  expect(() => host.fails(7)).toThrow(RangeError);
  expect(heard.mock.calls).toEqual([[[7]]]);
});

test("what it hears it can't change for the host", () => {
  const own = vi.fn();
  const host = { push: own };
  wrap("push", (given) => given.splice(0))(host);
  const list: [string] = ["a"];
  host.push.apply(host, list);
  expect([own.mock.calls, list]).toEqual([[["a"]], ["a"]]);
});

test("two that wrap the same host are independent, whichever ends first", () => {
  for (const first of [0, 1]) {
    const own = vi.fn(() => 1);
    const host = { add: own as (...given: unknown[]) => unknown };
    const each = [0, 1].map(() => {
      const heard = vi.fn();
      const end = new AbortController();
      wrapping(
        createBorder(end.signal, Date.now, () => {}),
        "add",
        heard,
      )(host);
      return { heard, end };
    });
    expect(host.add("x")).toBe(1);
    const [one, other] = first ? each.reverse() : each;
    one?.end.abort();
    expect(host.add("y")).toBe(1);
    other?.end.abort();
    expect(host.add("z")).toBe(1);
    expect([one, other].map((each) => each?.heard.mock.calls.length)).toEqual([1, 2]);
    expect(own).toHaveBeenCalledTimes(3);
  }
});

test("a host that can't be written to, or answers with an error, stays as it is", () => {
  const add = () => 1;
  const fixed = Object.defineProperty({}, "add", { value: add });
  const wrapAdd = wrap("add", () => {});
  expect(wrapAdd(fixed)).toBe(false);
  expect(Reflect.get(fixed, "add")).toBe(add);
});
