// The shop. It tells what happens (shop/events.ts); but for the last lines here it knows nothing of the assistant.
import { startAssistant } from "./assistant.js";
import { element } from "./element.js";
import { cart } from "./pages/cart.js";
import { home } from "./pages/home.js";
import { missing } from "./pages/missing.js";
import { product } from "./pages/product.js";
import { thanks } from "./pages/thanks.js";
import type { View } from "./pages/view.js";
import { startRouter } from "./router.js";
import { count } from "./shop/cart.js";
import { on } from "./shop/events.js";
import { pageShown } from "./shop/page.js";

const find = <E extends HTMLElement>(selector: string): E => document.querySelector(selector) as E;
const main = find("main");

let latest = 0;

/** The page of a path; its data may have to be fetched first. */
async function viewOf(path: string): Promise<View> {
  if (path === "/") return home();
  if (path === "/cart") return cart();
  if (path === "/thank-you") return thanks();
  return path.startsWith("/product/") ? product(path) : missing();
}

async function show(path: string): Promise<void> {
  latest += 1;
  const turn = latest;
  const view = await viewOf(path).catch(failed);
  if (turn !== latest) return; // the visitor has gone on meanwhile
  const first = !main.querySelector("h1");
  document.title = `${view.title} – Nib & Paper`;
  main.replaceChildren(...view.content);
  if (!first) main.querySelector("h1")?.focus({ preventScroll: true });
  pageShown(view);
}

const failed = (): View => ({
  type: "other",
  title: "Not now",
  content: [
    element("h1", { tabindex: "-1" }, "The shelves could not be read"),
    element("p", { class: "lead" }, "Please try again in a moment."),
  ],
});

const showCount = (): void => {
  find("#count").textContent = `(${count()})`;
};

const say = (text: string): void => {
  find("#status").textContent = text;
};

on("added", ({ item_name }) => {
  showCount();
  say(`${item_name} is in your cart`);
  if (location.pathname === "/cart") void show("/cart");
});
on("removed", ({ product: { item_name } }) => {
  showCount();
  say(`${item_name} was taken out`);
  void show("/cart");
});
on("ordered", showCount);

showCount();
startRouter((path) => void show(path));

startAssistant();
// While developing: the assistant comes anew, the shop stays as it is.
import.meta.hot?.accept("./assistant.js", (fresh) => fresh?.startAssistant());
