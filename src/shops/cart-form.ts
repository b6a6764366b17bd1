import type { ShopPort } from "./adapter.js";
import type { KeptCart } from "./platform-cart.js";

/** What a form's field holds, by its name. Nothing else of a form is read. */
export const fieldOf = (form: ParentNode, name: string): string =>
  form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? "";

/**
 * Hears forms that put a product into the cart: where the page goes on by itself (AJAX) what is put in is told as the
 * change is heard, where it is posted at once, for the page goes.
 *
 * @param idOf the id of what a form puts in
 */
export function onCartForm(
  { border, window }: ShopPort,
  selector: string,
  cart: KeptCart,
  idOf: (form: HTMLFormElement) => string,
): void {
  const heard = ({ target, defaultPrevented }: Event) => {
    const form = target as HTMLFormElement;
    if (!form.matches?.(selector)) return;
    const put = { id: idOf(form), quantity: +fieldOf(form, "quantity") || 1 };
    if (!put.id) return;
    if (defaultPrevented) cart.expect(put);
    else cart.put(put);
  };
  // After the page's own, which say whether it goes.
  border.listen(window, "submit", heard, { capture: false });
}
