// A Shopify shop as PLATFORMS.md 1.1 describes it: its pages, its cart's addresses and payloads, and either Dawn's bus
// or the standard storefront events. Checkout and the thank-you page carry no script tag, as with Shopify.
import { htmlPage } from "../harness.js";
import type { SiteServer } from "../server.js";
import { route, rules } from "./shop.js";

interface Line {
  id: number;
  quantity: number;
}

const CATALOG = new Map([
  [11, { product: 1, handle: "teapot", title: "Teapot", variant: "Red", price: 3990 }],
  [12, { product: 1, handle: "teapot", title: "Teapot", variant: "Blue", price: 4990 }],
  [21, { product: 2, handle: "cup", title: "Cup", variant: null, price: 990 }],
]);

/** How the theme tells what happens: Dawn by `publish`, newer ones by events of the page; an old one not at all. */
export type Theme = "dawn" | "standard" | "old";

/** The theme's own script. */
const script = (theme: Theme) => `
const subscribers = {};
function subscribe(name, callback) {
  subscribers[name] = [...(subscribers[name] ?? []), callback];
  return () => { subscribers[name] = subscribers[name].filter((each) => each !== callback); };
}
function publish(name, data) { for (const callback of subscribers[name] ?? []) callback(data); }
const THEME = ${JSON.stringify(theme)};
if (THEME !== "dawn") { delete window.subscribe; delete window.publish; window.subscribe = window.publish = undefined; }
const gid = (id) => "gid://shopify/ProductVariant/" + id;
async function post(path, body) {
  const response = await fetch(path, { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } });
  return response.json();
}
function change(action, context, lines, done) {
  const promise = done.then((cart) => ({ cart: { id: "gid://shopify/Cart/" + cart.token, totalQuantity: cart.item_count, lines: [] } }));
  if (THEME === "standard") document.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update", { bubbles: true }), { action, context, lines, promise }));
  return promise;
}
if (THEME === "standard") Shopify.actions = {
  getCart: () => fetch("/cart.js").then((response) => response.json()),
  async updateCart({ lines }) {
    const [{ merchandiseId, quantity }] = lines;
    return change("add", "standard-action", lines, post("/cart/add.js", { items: [{ id: +merchandiseId.split("/").pop(), quantity }] }).then(() => Shopify.actions.getCart()));
  },
  async openCart() { document.documentElement.dataset.opened = "cart"; },
};
addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches('[action="/cart/add"]')) return;
  event.preventDefault();
  const data = new FormData(form);
  const done = fetch("/cart/add", { method: "POST", body: data, headers: { "X-Requested-With": "XMLHttpRequest" } }).then((response) => response.json());
  change("add", "product", [{ merchandiseId: gid(data.get("id")), quantity: +data.get("quantity") }], done.then(() => fetch("/cart.js")).then((response) => response.json()));
  const cartData = await done;
  if (THEME === "dawn") publish("cart-update", { source: "product-form", productVariantId: data.get("id"), cartData });
}, true);
addEventListener("click", async (event) => {
  const { line, quantity } = event.target.dataset;
  if (!line) return;
  const done = post("/cart/change.js", { line: +line, quantity: +quantity });
  change(+quantity ? "update" : "remove", "cart", [{ id: "gid://shopify/CartLine/" + line, quantity: +quantity }], done);
  const cartData = await done;
  if (THEME === "dawn") publish("cart-update", { source: "cart-items", cartData, variantId: 11 });
});
`;

/** Serves the shop, with an empty cart. */
export function serveShopify(site: SiteServer, theme: Theme) {
  let lines: Line[] = [];
  let token = "cart-1";

  const lineOf = ({ id, quantity }: Line) => {
    const { product, handle, title, variant, price } = CATALOG.get(id)!;
    return {
      id,
      variant_id: id,
      product_id: product,
      key: `${id}:abc`,
      properties: {},
      title: variant ? `${title} - ${variant}` : title,
      product_title: title,
      variant_title: variant,
      price,
      original_price: price,
      final_price: price,
      line_price: price * quantity,
      final_line_price: price * quantity,
      quantity,
      sku: `SKU-${id}`,
      vendor: "Lux",
      url: `/products/${handle}?variant=${id}`,
      image: null,
      handle,
    };
  };
  const cart = () => {
    const items = lines.map(lineOf);
    return {
      token,
      note: null,
      attributes: {},
      item_count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      total_price: items.reduce((sum, { line_price }) => sum + line_price, 0),
      currency: "EUR",
      items,
    };
  };
  const add = (id: number, quantity: number) => {
    if (!CATALOG.has(id)) return { status: 404, message: "Cart Error", description: "Cannot find variant" };
    const line = lines.find((each) => each.id === id);
    if (line) line.quantity += quantity;
    else lines.unshift({ id, quantity });
    return lineOf(lines.find((each) => each.id === id)!);
  };

  const page = (pageType: string, body: string, product?: object) => {
    const meta = { ...(product && { product }), page: { pageType, resourceType: pageType } };
    return htmlPage({
      head: `<script>var Shopify = Shopify || {}; Shopify.shop = "tea.example"; Shopify.currency = { active: "EUR" }; Shopify.routes = { root: "/" };
window.ShopifyAnalytics = window.ShopifyAnalytics || {}; window.ShopifyAnalytics.meta = { currency: "EUR" };
var meta = ${JSON.stringify(meta)}; for (var attr in meta) window.ShopifyAnalytics.meta[attr] = meta[attr];</script>
<script defer src="/theme.js"></script>`,
      body,
      tag: { "data-rules": "/floorwalker.json" },
    });
  };
  const productPage = (handle: string) => {
    const [[first], all] = [
      [...CATALOG].find(([, each]) => each.handle === handle)!,
      [...CATALOG].filter(([, each]) => each.handle === handle),
    ];
    const { product, title } = CATALOG.get(first)!;
    const variants = all.map(([id, { variant, price }]) => ({
      id,
      price,
      name: variant ? `${title} - ${variant}` : title,
      public_title: variant,
      sku: `SKU-${id}`,
    }));
    const meta = {
      id: product,
      gid: `gid://shopify/Product/${product}`,
      vendor: "Lux",
      type: "Tea",
      variants,
    };
    return page(
      "product",
      `<main><h1>${title}</h1><form action="/cart/add" method="post"><input type="hidden" name="id" value="${first}">
<input name="quantity" value="1" aria-label="Quantity"><button>Add to cart</button></form><a href="/cart">Cart</a></main>`,
      meta,
    );
  };

  site.serve({
    "/floorwalker.json": rules("21"),
    "/catalog.json": JSON.stringify({
      items: [{ item_id: "21", item_name: "Cup", price: 9.9, url: "/products/cup" }],
    }),
    "/theme.js": script(theme),
    "/": route(() => page("home", '<main><h1>Tea</h1><a href="/products/teapot">Teapot</a></main>')),
    "/products/teapot": route(() => productPage("teapot")),
    "/products/cup": route(() => productPage("cup")),
    "/cart": route(() =>
      page(
        "cart",
        `<main><h1>Cart</h1><button data-line="1" data-quantity="1">One only</button><button data-line="1" data-quantity="0">Remove</button>
<form action="/cart" method="post"><a href="/checkout">Check out</a></form></main>`,
      ),
    ),
    "/cart.js": route(cart),
    "/cart/add": route(({ id, quantity }) => add(Number(id), Number(quantity))),
    "/cart/add.js": route(({ items, ...fields }) => {
      // As JSON, or as a form's fields.
      const [{ id, quantity }] = (items ?? [fields]) as [Line];
      return add(Number(id), Number(quantity));
    }),
    "/cart/change.js": route(({ line, quantity }) => {
      const at = Number(line) - 1;
      lines = quantity
        ? lines.map((each, i) => (i === at ? { ...each, quantity: Number(quantity) } : each))
        : lines.filter((_, i) => i !== at);
      return cart();
    }),
    "/checkout": route(() =>
      htmlPage({
        tag: false,
        body: '<h1>Pay</h1><form action="/checkouts/thank_you" method="post"><button>Pay now</button></form><a href="/">Back</a>',
      }),
    ),
    "/checkouts/thank_you": route(() => {
      lines = [];
      token = "cart-2";
      return htmlPage({ tag: false, body: '<h1>Thank you</h1><a href="/">Continue shopping</a>' });
    }),
  });
}
