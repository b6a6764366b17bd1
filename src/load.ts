import { compileRules, type Item, type Rules, type RulesFile, readItem, readRules } from "./core/index.js";

/** A rules file is waited for at most so long. */
const PATIENCE = 5000;

/** Whether a text is a CSS selector. */
export function selects(selector: string): boolean {
  try {
    document.createDocumentFragment().querySelector(selector);
    return true;
  } catch {
    return false;
  }
}

/** When the whole document can be read. */
const parsed = () =>
  new Promise<void>((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", () => resolve(), { once: true });
  });

/** When the page has nothing better to do. */
const idle = () =>
  new Promise<void>((resolve) => {
    (window.requestIdleCallback ?? window.setTimeout)(() => resolve(), { timeout: 500 } as never);
  });

/** The text behind an address: within 5 s, or not at all. */
async function fetchText(url: string, signal: AbortSignal, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, {
    ...init,
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${response.statusText}`);
  return response.text();
}

/**
 * The rules, ready: of an object, of the text of an inline script `#id`, or of a file's address. A file that can't be
 * had, or is none, leaves no rules and says so in `issues`.
 */
export async function loadRules(
  source: RulesFile | string | (() => RulesFile),
  signal: AbortSignal,
): Promise<Rules> {
  if (typeof source === "object") return compileRules(source, selects);
  try {
    const inPage = typeof source === "function" || source.startsWith("#");
    if (inPage) await parsed();
    if (typeof source === "function") {
      await idle();
      return compileRules(source(), selects);
    }
    const text = inPage
      ? document.getElementById(source.slice(1))?.textContent
      : await fetchText(source, signal);
    if (text == null) throw new Error("no such element");
    return readRules(text, selects);
  } catch (error) {
    const issue = { path: "", expected: `a rules file at ${source}`, received: `${error}` };
    return { ...compileRules({ floorwalker: 1, rules: [] }), issues: [issue] };
  }
}

/** Whether a merchant named the host of an address: its own, or one of `shop.hosts`. */
export const isNamed = (url: URL, hosts: readonly string[] = []): boolean =>
  url.host === location.host || hosts.includes(url.host);

/**
 * Whether a catalogue may be asked for: of another host only where `shop.hosts` names it and the visitor agreed.
 */
export function mayLoad(address: string, hosts: readonly string[] | undefined, consented: boolean): boolean {
  if (!URL.canParse(address, document.baseURI)) return false;
  const url = new URL(address, document.baseURI);
  return url.origin === location.origin || (consented && isNamed(url, hosts));
}

/**
 * The items of a catalogue: a list, or an object whose `items` is one. Of another host without credentials or
 * referrer. What is no item is left out.
 */
export async function loadCatalog(address: string, signal: AbortSignal): Promise<Item[]> {
  const url = new URL(address, document.baseURI);
  const foreign = url.origin !== location.origin;
  const text = await fetchText(
    url.href,
    signal,
    foreign ? { credentials: "omit", referrerPolicy: "no-referrer" } : {},
  );
  const parsed: unknown = JSON.parse(text);
  const list = Array.isArray(parsed) ? parsed : (parsed as { items?: unknown }).items;
  return (Array.isArray(list) ? list : [])
    .map((each) => readItem(each, "", () => {}))
    .filter((item) => item !== undefined);
}
