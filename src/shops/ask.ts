import type { ShopPort } from "./adapter.js";
import type { Entry } from "./loose-item.js";

/**
 * Asks the shop's own server for JSON, as its scripts do; nothing where that fails.
 *
 * @param fields are posted, where there are any
 */
export async function ask({ window }: ShopPort, url: string, fields?: object): Promise<Entry | undefined> {
  try {
    const response = await window.fetch(url, {
      headers: { accept: "application/json", "x-requested-with": "XMLHttpRequest" },
      ...(fields && { method: "POST", body: new URLSearchParams(fields as Record<string, string>) }),
    });
    return response.ok ? Object(await response.json()) : undefined;
  } catch {
    // The shop can't be reached, or answers with a page.
  }
}
