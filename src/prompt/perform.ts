import type { Item } from "../core/event.js";
import type { Action, Content } from "./content.js";
import { checked, WEB } from "./link.js";
import { make } from "./make.js";
import { COPIED, speaker } from "./words.js";

/** Lets the page take something over by `preventDefault()`; says whether it left it to us. */
const offer = (name: string, detail?: unknown): boolean =>
  document.dispatchEvent(new CustomEvent(`floorwalker:${name}`, { detail, cancelable: true }));

/** Puts a product into the shop's cart; says whether it is in it. */
type Add = (item: Item, quantity: number) => Promise<boolean>;

/**
 * Puts a product into the cart by the platform's own way; where there is none, or it fails, the product is offered to
 * the page, and where nobody takes it, its page is opened.
 */
export async function addToCart(item: Item, open: (url: string) => void, add?: Add): Promise<void> {
  if (add && (await add(item, 1).catch(() => false))) return;
  const url = checked(item.url, WEB);
  if (offer("add_to_cart", { item_id: item.item_id, quantity: 1, item }) && url) open(url);
}

/** Chat tools that may stand on a page, each with its own way to be opened. */
interface Chats {
  $crisp?: { push(command: readonly string[]): void };
  Tawk_API?: { maximize?(): void };
  Intercom?(command: string): void;
  zE?(part: string, command: string): void;
}

function openChat(): void {
  const { $crisp, Tawk_API, Intercom, zE } = window as Chats;
  $crisp?.push(["do", "chat:open"]);
  Tawk_API?.maximize?.();
  Intercom?.("show");
  zE?.("messenger", "open");
}

/** Prints some lines and nothing else of the page: from a frame of its own, which is gone afterwards. */
function print(lines: readonly (string | undefined)[]): void {
  const frame = make("iframe");
  // Not `hidden`: what has no box is not printed.
  frame.style.cssText = "position:fixed;top:100%";
  document.body.append(frame);
  const page = frame.contentWindow as Window;
  page.document.body.append(...lines.map((line) => make("p", {}, line)));
  page.onafterprint = () => frame.remove();
  page.print();
}

/**
 * Does what an action says, as far as a link does not do it by itself.
 *
 * @param open goes to an address
 * @param add the platform's own way into the cart
 * @returns what to tell the visitor, if anything
 */
export async function perform(
  { do: does, item }: Action,
  { rule, coupon, locale }: Content,
  open: (url: string) => void,
  add?: Add,
): Promise<string | undefined> {
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      return speaker(locale)(COPIED);
    } catch {
      // Not allowed here: it is selected at least, ready to be copied by hand.
      const code = document.querySelector(`[rule="${rule}"]`)?.shadowRoot?.querySelector("[part=coupon] b");
      if (code) getSelection()?.selectAllChildren(code);
    }
  };
  if (does === "add_to_cart" && item) await addToCart(item, open, add);
  else if (does === "add_to_wishlist") offer(does, { item_id: item?.item_id, item });
  else if (does === "chat" && offer(does)) openChat();
  else if (does === "copy_coupon" && coupon) return copy(coupon.code);
  else if (does === "print_coupon" && coupon) print([coupon.label, coupon.code, coupon.until]);
  else if (does === "share") {
    const url = location.href;
    if (!navigator.share) return copy(url);
    // Who closes the browser's sheet has not failed.
    await navigator.share({ title: document.title, url }).catch(() => {});
  }
}
