import type { ShopPort } from "./adapter.js";
import { onOccasion } from "./occasions.js";

/** What hangs on PrestaShop's global and is read. `customer` hangs there, too, and is not. */
export interface PrestaShop {
  cart?: unknown;
  currency?: { iso_code?: string };
  page?: { page_name?: string };
  urls?: { pages?: { cart?: string } };
  static_token?: string;
  on?(name: string, heard: (told: unknown) => void): void;
  emit?(name: string, told: unknown): void;
  removeListener?(name: string, heard: (told: unknown) => void): void;
}

export const shopOf = ({ window }: ShopPort): PrestaShop | undefined =>
  (window as { prestashop?: PrestaShop }).prestashop;

export const currencyOf = (port: ShopPort): string | undefined => shopOf(port)?.currency?.iso_code;

/** Hears an event of PrestaShop's own, once its scripts are there. */
export function onShop(port: ShopPort, name: string, heard: (told: unknown) => unknown): void {
  const { safely, signal } = port.border;
  const guarded = safely((told: unknown) => !signal.aborted && heard(told));
  let hears = false;
  onOccasion(port, () => {
    const shop = shopOf(port);
    if (hears || !shop?.on) return;
    hears = true;
    shop.on(name, guarded);
    signal.addEventListener("abort", () => shop.removeListener?.(name, guarded));
  });
}
