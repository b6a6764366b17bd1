import { assemble } from "./assemble.js";
import { render } from "./core/index.js";
import { furnish } from "./furnish.js";
import type { Floorwalker, HeadlessOptions, Options } from "./options.js";

/** Memory is waited for at most so long. */
const PATIENCE = 1000;

const within = (ms: number, promise: Promise<void>): Promise<void> =>
  Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, ms))]);

/** Starts the assistant with its own prompts, and hands it out before memory is open: for the script tag. */
export const start = (options: Options, named: Parameters<typeof assemble>[2]) =>
  assemble(options, furnish, named);

/** The adapters by name: a bundler puts them into a file of their own, which who lists adapters never loads. */
const named = () => import("./shops/named.js").then(({ NAMED }) => NAMED);

/**
 * Starts the assistant.
 *
 * @returns it, when memory is open, after 1 s at latest; never rejects
 */
export async function createFloorwalker(options?: Options): Promise<Floorwalker> {
  const { floorwalker, opened } = start(options ?? {}, named);
  await within(PATIENCE, opened);
  return floorwalker;
}

/**
 * Starts the assistant without our prompts: `draw` shows what is to be said in the page's own way. The visitor's
 * panel and the `ask` bar are then the page's to build.
 *
 * @returns it, when memory is open, after 1 s at latest; never rejects
 */
export async function createHeadless(options: HeadlessOptions): Promise<Floorwalker> {
  const { floorwalker, opened } = assemble(
    options,
    ({ locale }) => ({
      stage:
        ({ rule, view, suggestions }) =>
        (handlers) => {
          const text = (given: Parameters<typeof render>[0]) => render(given, view, locale());
          if (!rule.prompt) return;
          const drawn = options.draw({ rule: rule.id, prompt: rule.prompt, suggestions, text }, handlers);
          return drawn && { engaged: () => drawn.engaged?.() ?? false, close: () => drawn.close() };
        },
      panel: () => {},
      ask: () => () => {},
    }),
    named,
  );
  await within(PATIENCE, opened);
  return floorwalker;
}
