import type { ShopPort } from "./adapter.js";
import { itemOf, type PutIn } from "./put-in.js";

/** What a form's field holds, by its name. Nothing else of a form is read. */
export const fieldOf = (form: ParentNode, name: string): string =>
  form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? "";

/**
 * Hears forms that put a product into the cart. Where one is posted, what it puts in is told at once, for the page
 * goes; where the page goes on by itself (AJAX), the change is heard later.
 *
 * @param quantity the name of the field that says how many
 * @param idOf the id of what a form puts in
 * @param expect is given what is put in without leaving the page
 */
export function onCartForm(
  port: ShopPort,
  selector: string,
  quantity: string,
  idOf: (form: HTMLFormElement) => string,
  expect?: (put: PutIn) => void,
): void {
  const heard = ({ target, defaultPrevented }: Event) => {
    const form = target as HTMLFormElement;
    if (!form.matches?.(selector)) return;
    const put = { id: idOf(form), quantity: +fieldOf(form, quantity) || 1 };
    if (!put.id) return;
    if (!defaultPrevented) port.event("platform", "add_to_cart", { items: [itemOf(port, put)] });
    else expect?.(put);
  };
  // After the page's own, which say whether it goes.
  port.border.listen(port.window, "submit", heard, { capture: false });
}
