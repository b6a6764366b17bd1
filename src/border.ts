/**
 * The border between the page and us. Whatever the page, the clock or the disk calls of ours goes through one guard,
 * so that the page never sees an exception of ours; whatever starts here ends with one signal.
 */
export interface Border {
  /** Aborted by `stop()`: listeners and timers end with it. */
  readonly signal: AbortSignal;
  /** The clock; epoch ms, whole. */
  now(): number;
  /** Makes a function that never throws: what goes wrong is told, and it returns `undefined`. */
  safely<A extends unknown[], R>(run: (...given: A) => R): (...given: A) => R | undefined;
  /** Listens, guarded, passively and before the page's own listeners can stop the event, until `signal` or `until`. */
  listen<E extends Event>(
    target: EventTarget,
    types: string,
    heard: (event: E) => void,
    options?: AddEventListenerOptions,
  ): void;
  /** Runs once after a time, guarded; returns what cancels it. */
  later(ms: number, run: () => void): () => void;
  /** Tells what went wrong. */
  tell(error: unknown): void;
}

/** The longest a timer can wait: beyond, browsers run it at once. */
const LONGEST = 2 ** 31 - 1;

/** Makes a border. */
export function createBorder(signal: AbortSignal, now: () => number, tell: (error: unknown) => void): Border {
  const safely: Border["safely"] =
    (run) =>
    (...given) => {
      try {
        const result = run(...given);
        // A promise that fails is an error of ours as well, and must not reject unhandled.
        // (The page may have put another in the place of `Promise`.)
        (result as Promise<unknown> | undefined)?.catch?.(tell);
        return result;
      } catch (error) {
        tell(error);
      }
    };
  return {
    signal,
    now: () => Math.floor(now()),
    safely,
    listen(target, types, heard, options) {
      const guarded = safely((event: Event) => signal.aborted || heard(event as never));
      for (const type of types.split(" ")) {
        target.addEventListener(type, guarded, { capture: true, passive: true, signal, ...options });
      }
    },
    later(ms, run) {
      if (signal.aborted) return () => {};
      const timer = setTimeout(safely(end(run)), Math.min(ms, LONGEST));
      const cancel = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", cancel);
      };
      function end(then: () => void) {
        return () => {
          signal.removeEventListener("abort", cancel);
          then();
        };
      }
      signal.addEventListener("abort", cancel);
      return cancel;
    },
    tell,
  };
}
