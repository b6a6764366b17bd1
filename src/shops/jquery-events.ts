import type { ShopPort } from "./adapter.js";
import { onOccasion } from "./occasions.js";
import { wrapping } from "./wrap.js";

/** What of jQuery's event is read: where it was triggered, before it bubbled to `body`. */
interface JqueryEvent {
  target?: HTMLElement;
}

/**
 * Hears an event that a shop triggers by jQuery on `body`, without jQuery: it calls the handler of that name which
 * the element has as a property. A handler that is there, or comes later, is called first, and put back in the end.
 *
 * @param heard takes what came with the event, which is its `this`
 */
export function onJquery(
  port: ShopPort,
  name: string,
  heard: (this: JqueryEvent, ...given: unknown[]) => void,
): void {
  const key = `on${name}`;
  const body = port.window.document.body as unknown as Record<string, unknown>;
  const nothing = () => {};
  let ours: unknown;
  let latest: unknown;
  const take = ([event, ...given]: unknown[]) => {
    // One that wrapped ours is wrapped in turn: each event comes twice.
    if (event === latest) return;
    latest = event;
    heard.apply(Object(event), given);
  };
  onOccasion(port, () => {
    if (ours && body[key] === ours) return;
    body[key] ??= nothing;
    wrapping(port.border, key, take)(body);
    ours = body[key];
  });
  port.border.signal.addEventListener("abort", () => {
    if (body[key] === nothing) delete body[key];
  });
}
