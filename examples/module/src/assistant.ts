// The assistant: the one file that knows both the shop and Floorwalker.
import { createFloorwalker, type Floorwalker } from "floorwalker";
import { rules } from "./rules.js";
import { add, type Line, lines, total } from "./shop/cart.js";
import { type Happenings, on, type Shown } from "./shop/events.js";
import { isMember, setMember } from "./shop/member.js";
import { shownPage } from "./shop/page.js";
import { type Product, products } from "./shop/products.js";

/** Starts the assistant beside the shop, which does not wait for it. */
export function startAssistant(): void {
  const ending = new AbortController();
  // `shop: "none"`: nothing is read from the page, only what is told here counts.
  const starting = createFloorwalker({ rules, consent: "required", shop: "none" });
  void starting.then((floorwalker) => {
    if (!ending.signal.aborted) attend(floorwalker, ending.signal);
  });
  // While developing: this file or its rules come anew, and the old assistant leaves without a trace.
  import.meta.hot?.dispose(async () => {
    ending.abort();
    (await starting).stop();
  });
}

/** Tells the assistant how things stand, and from then on what happens. */
function attend(floorwalker: Floorwalker, signal: AbortSignal): void {
  const until = (stop: () => void) => signal.addEventListener("abort", stop);
  const listen = <N extends keyof Happenings>(name: N, heard: (told: Happenings[N]) => void) =>
    until(on(name, heard));

  // Where the visitor is. The address was seen to change; what the page shows comes once it was fetched.
  const arrive = ({ type, product }: Shown) => {
    floorwalker.page(type);
    if (product) floorwalker.track("view_item", { items: [itemOf(product)] });
    if (type === "cart") floorwalker.track("view_cart", cartOf(lines()));
  };
  floorwalker.set({ tier: isMember() ? "member" : "guest" });
  floorwalker.track("view_cart", cartOf(lines()));
  const shown = shownPage();
  if (shown) arrive(shown);
  listen("shown", arrive);

  // What the visitor does.
  listen("added", (product) => floorwalker.track("add_to_cart", { items: [itemOf(product)] }));
  listen("removed", (line) => floorwalker.track("remove_from_cart", cartOf([line])));
  listen("ordered", ({ id, lines: all }) =>
    floorwalker.track("purchase", { transaction_id: id, ...cartOf(all) }),
  );

  // The assistant puts something in the cart: the shop takes it on, in its own way. Who does not call
  // `preventDefault()` at once leaves it to the assistant, which then opens the product's page.
  document.addEventListener(
    "floorwalker:add_to_cart",
    (event) => {
      event.preventDefault();
      void addById((event as CustomEvent<{ item_id: string }>).detail.item_id);
    },
    { signal },
  );

  // The visitor's choices.
  const remember = document.querySelector("#remember") as HTMLInputElement;
  const member = document.querySelector("#member") as HTMLInputElement;
  remember.checked = floorwalker.explain().consent.state === "granted";
  remember.disabled = false;
  remember.addEventListener("change", () => floorwalker.consent(remember.checked ? "granted" : "denied"), {
    signal,
  });
  // Another tab may have said no.
  until(
    floorwalker.on("consent_changed", ({ state }) => {
      remember.checked = state === "granted";
    }),
  );
  member.checked = isMember();
  member.addEventListener(
    "change",
    () => {
      setMember(member.checked);
      floorwalker.set({ tier: member.checked ? "member" : "guest" });
    },
    { signal },
  );

  // What came of it: here a shop would count.
  until(floorwalker.on("prompt_shown", ({ rule }) => console.info(`The assistant says: ${rule}`)));
}

const itemOf = ({ line: _, about: __, ...item }: Product) => item;

const cartOf = (all: readonly Line[]) => ({
  currency: "EUR",
  value: total(all),
  items: all.map(({ product, quantity }) => ({ ...itemOf(product), quantity })),
});

async function addById(id: string): Promise<void> {
  const found = (await products()).find(({ item_id }) => item_id === id);
  if (found) add(found);
}
