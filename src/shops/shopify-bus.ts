import type { ShopPort } from "./adapter.js";
import type { Entry } from "./loose-item.js";
import { onOccasion } from "./occasions.js";

/** What of Shopify's globals is used; `window.Shopify.customer…` is not. */
export interface ShopifyWindow {
  Shopify?: {
    routes?: { root?: string };
    actions?: {
      updateCart?(change: object): Promise<{ userErrors?: unknown[] } | undefined>;
      openCart?(): unknown;
    };
  };
  /** Dawn's bus, which many themes have taken over. */
  subscribe?(event: string, heard: (given: Entry) => void): unknown;
  publish?(event: string, given: object): void;
}

/** Hears what Dawn's bus is told. Its script is deferred: it may come later than we do. */
export function onBus(port: ShopPort, name: string, heard: (given: Entry) => void): void {
  const { border } = port;
  const window = port.window as ShopifyWindow;
  let subscribed = false;
  onOccasion(port, () => {
    // An element of this id is a global, too.
    if (subscribed || typeof window.subscribe !== "function") return;
    subscribed = true;
    const off = window.subscribe(name, border.safely(heard));
    if (typeof off === "function") border.signal.addEventListener("abort", off as () => void);
  });
}

/** The address of the cart's scripts, in the visitor's language. */
export function cartAddress({ window }: ShopPort, script: string): string {
  const path = `${(window as ShopifyWindow).Shopify?.routes?.root}`;
  return `${/^\/(?!\/)/.test(path) ? path : "/"}cart${script}`;
}
