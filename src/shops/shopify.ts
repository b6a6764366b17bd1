import { isObject } from "../core/check.js";
import type { Item } from "../core/event.js";
import { defined, idsOf } from "../core/product.js";
import type { Adapter, ShopPort } from "./adapter.js";
import type { Entry } from "./loose-item.js";
import { onceIs, onOccasion } from "./occasions.js";
import { addVariant } from "./shopify-add.js";
import { onBus } from "./shopify-bus.js";
import { shopifyCart } from "./shopify-cart.js";
import { major, numberOf, variantName } from "./shopify-line.js";
import { stagesOf } from "./stages.js";

/** Shopify's types of pages in ours. */
const PAGES: Record<string, string> = {
  home: "home",
  product: "product",
  collection: "category",
  cart: "cart",
  searchresults: "search",
  customers: "account",
};

/** What holds the choice of a variant: the form that puts it in, or the elements of themes. */
const CHOICE = 'form[action*="/cart/add"],variant-selects,variant-radios,variant-picker,[name=id]';

interface Variant {
  id: unknown;
  price?: unknown;
  name?: unknown;
  public_title?: unknown;
  sku?: unknown;
}

/** The variant chosen on the page, by its address or its form. */
const chosenOn = ({ document, location }: Window): string =>
  new URLSearchParams(location.search).get("variant") ??
  document.querySelector<HTMLInputElement>('form[action*="/cart/add"] [name=id]')?.value ??
  "";

/** Shopify, as it tells of itself: the page's type and product, the cart, checkout, and its own way into the cart. */
export const shopify: Adapter = (port) =>
  onceIs(
    port,
    () => isObject(Reflect.get(port.window, "Shopify")),
    () => begin(port),
  );

function begin(port: ShopPort): void {
  const { border, window } = port;
  const stage = stagesOf(port);
  /** What `shopify:product:view` said of the page's product. */
  let viewed: Partial<Item> = {};
  /** What the analytics object says is of the document's first page. */
  let first = true;
  let latest = "";

  const meta = () => {
    const { meta } = Object(Reflect.get(window, "ShopifyAnalytics")) as { meta?: Entry };
    return first && isObject(meta) ? meta : {};
  };
  const variants = (): Variant[] => {
    const { variants } = Object(meta().product) as { variants?: Variant[] };
    return Array.isArray(variants) ? variants : [];
  };
  const chosen = (): Variant | undefined => {
    const all = variants();
    const id = chosenOn(window);
    return all[1] ? all.find((variant) => `${variant.id}` === id) : all[0];
  };

  const look = () => {
    const { page, product, currency } = meta();
    const { pageType } = Object(page);
    // "customers/login" and its like are told by their first word.
    const type = PAGES[`${pageType}`.split("/")[0] as string];
    const fields: Partial<Item> = { ...viewed };
    if (type === "product" && isObject(product)) {
      const { id, price, name, public_title, sku } = chosen() ?? variants()[0] ?? ({} as Variant);
      const one = chosen() && {
        price: major(price),
        currency,
        sku: sku || undefined,
        item_variant: variantName(public_title),
      };
      Object.assign(fields, {
        item_id: `${product.id}`,
        aliases: [...variants().map((variant) => `${variant.id}`), ...(viewed.aliases ?? [])],
        item_name: id && `${name}`.replace(` - ${public_title}`, ""),
        item_brand: product.vendor || undefined,
        item_category: product.type || undefined,
        ...one,
      });
    }
    const said = type ?? ((viewed.item_id && "product") || (pageType && "other"));
    const now = JSON.stringify([said, fields]);
    if (now === latest) return;
    latest = now;
    stage(said);
    if (fields.item_id) port.item("platform", defined(fields));
  };

  border.listen(window.document, "shopify:product:view", (event: Event) => {
    const { context, product } = event as unknown as { context: string; product?: Entry };
    if (context !== "page" || !product) return;
    const { id, title, availableForSale, price } = Object(product.selectedVariant) as Entry;
    const { amount, currencyCode } = Object(price) as Entry;
    viewed = {
      item_id: numberOf(product.id),
      item_name: product.title,
      aliases: id ? [numberOf(id)] : [],
      item_variant: variantName(title),
      price: amount ? +amount : undefined,
      currency: currencyCode,
      availability: id ? (availableForSale ? "InStock" : "OutOfStock") : undefined,
    } as Partial<Item>;
    look();
  });
  const reselect = () => {
    const { item_id, item_name } = viewed;
    viewed = item_id ? (defined({ item_id, item_name }) as Partial<Item>) : {};
    look();
  };
  // Heard before the form holds the new one.
  border.listen(window.document, "shopify:product:select change", ({ type, target }) => {
    const field = target as HTMLInputElement;
    if (type === "change" && (field.name === "quantity" || !field.closest?.(CHOICE))) return;
    border.later(0, reselect);
  });
  onBus(port, "variant-change", reselect);
  port.onPage(() => {
    first = false;
    viewed = {};
    latest = "";
  });
  onOccasion(port, look);

  const cart = shopifyCart(port);
  port.canAdd(async (item, quantity) => {
    const { url, sku, item_id } = item;
    const named = /[?&]variant=(\d+)/.exec(url ?? "")?.[1];
    const ids = idsOf(item).filter((id) => /^\d+$/.test(id) && id !== sku);
    const here =
      ids.includes(`${Object(meta().product).id}`) || variants().some(({ id }) => ids.includes(`${id}`));
    // A product in several variants is the visitor's to choose, on its page. That an alias is its only variant is not
    // known elsewhere; a number that stands alone is a variant's, or refused by the shop.
    const id = named ?? (here ? chosen()?.id : ids[1] || ids[0] !== item_id ? undefined : item_id);
    return !!id && addVariant(port, cart, `${id}`, quantity);
  });
}
