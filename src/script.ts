import { start } from "./floorwalker.js";
import { NAMED } from "./shops/named.js";
import { starterRules } from "./starter.js";

type Queued = [method: string, ...given: unknown[]] | ((floorwalker: object) => void);

/** The script tag (SPEC.md section 2): reads its attributes, takes over the queue, starts. */
function run(): void {
  const page = window as unknown as { floorwalker?: unknown };
  const queue = page.floorwalker;
  if (typeof queue === "object" && queue && "track" in queue) {
    console.warn("[floorwalker] a second copy of the tag was left unused");
    return;
  }
  const { dataset } = document.currentScript ?? document.documentElement;
  const { rules, consent, locale, shop } = dataset;
  const options = { rules: rules ?? (() => starterRules(document, dataset)), consent, locale, shop };
  const { floorwalker, safely } = start(options as Parameters<typeof start>[0], () => NAMED);
  const call = safely((queued: Queued) => {
    if (typeof queued === "function") return queued(floorwalker);
    const [method, ...given] = queued;
    const known = floorwalker as unknown as Record<string, (...given: unknown[]) => void>;
    if (!Object.hasOwn(known, method)) throw new Error(`push: no method "${method}"`);
    known[method]?.(...given);
  });
  const push = (...all: Queued[]) => all.forEach((queued) => void call(queued));
  page.floorwalker = Object.assign(floorwalker, { push });
  if (Array.isArray(queue)) push(...queue);
}

try {
  run();
} catch (error) {
  console.warn(`[floorwalker] ${error}`);
}
