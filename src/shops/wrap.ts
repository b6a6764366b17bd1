import type { Border } from "../border.js";

/**
 * Listens to the calls of a host's method. The host's own is called first, with its `this` and its arguments; what it
 * returns or throws comes back, and its properties are there as before. Wrapped again by others, ours stays in
 * between and passes on. It is put back as `border.signal` aborts.
 *
 * @returns what wraps the method of a host, once for each host: `true` where it has just done so
 */
export function wrapping({ signal, safely }: Border, name: string, heard: (given: unknown[]) => void) {
  const known = new WeakSet<object>();
  const guarded = safely(heard);

  return (host: unknown): boolean => {
    const holder = host as Record<string, (...given: unknown[]) => unknown>;
    const original = holder?.[name];
    if (typeof original !== "function" || known.has(holder)) return false;
    const own = Object.hasOwn(holder, name);
    const wrapper = new Proxy(original, {
      apply(target, self, given) {
        try {
          return Reflect.apply(target, self, given);
        } finally {
          if (!signal.aborted) guarded(given);
        }
      },
    });
    known.add(holder);
    signal.addEventListener("abort", () => {
      if (holder[name] !== wrapper) return;
      if (own) Reflect.set(holder, name, original);
      else delete holder[name];
    });
    // A frozen host stays as it is.
    return Reflect.set(holder, name, wrapper);
  };
}
