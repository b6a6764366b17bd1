// A shop that behaves as Magento 2 does (PLATFORMS.md 1.4), with either of its front ends: sections of private data
// in local storage, a cookie with their stamps, body classes, prices in attributes, an order's page.
import { htmlPage } from "../harness.js";
import type { SiteServer } from "../server.js";
import { answerJson, sentIn } from "./body.js";

const PRODUCTS: Record<string, { sku: string; name: string; price: number }> = {
  12: { sku: "TEA-1", name: "Tea", price: 71.91 },
  13: { sku: "CUP-1", name: "Cup", price: 5 },
};

/**
 * What both front ends do with sections: loaded where they are missing or out of date, stored, told, and then stamped
 * in the cookie. Luma tells by an observable behind a module loader, Hyvä by an event. What makes them out of date is
 * their stamp with Luma, and with Hyvä the version in a cookie, which changes with each form posted.
 */
function frontEnd(luma: boolean): void {
  const KEY = "mage-cache-storage";
  const name = "Magento_Customer/js/customer-data";
  const cookies = () =>
    Object.fromEntries(document.cookie.split("; ").map((each) => each.split("=") as [string, string]));
  const stamps = () => JSON.parse(decodeURIComponent(cookies().section_data_ids ?? "{}"));
  const VERSION = "private_content_version";
  const stamp = (ids: object) => {
    Reflect.set(document, "cookie", `section_data_ids=${encodeURIComponent(JSON.stringify(ids))}; path=/`);
  };
  const stored = () => JSON.parse(localStorage.getItem(KEY) ?? "{}");
  const heard: ((section: unknown) => void)[] = [];
  const take = (sections: Record<string, { data_id: number }>) => {
    const ids = stamps();
    for (const [section, data] of Object.entries(sections)) {
      localStorage.setItem(KEY, JSON.stringify({ ...stored(), [section]: data }));
      ids[section] = data.data_id;
      if (luma && section === "cart") for (const each of heard) each(data);
    }
    stamp(ids);
    const version = cookies()[VERSION];
    if (!luma && version) localStorage.setItem(VERSION, version);
    if (!luma)
      window.dispatchEvent(new CustomEvent("private-content-loaded", { detail: { data: stored() } }));
  };
  const reload = async (sections: string[]) => {
    document.body.dataset.loads = `${+(document.body.dataset.loads ?? 0) + 1}`;
    take(
      await (
        await fetch(`/customer/section/load/?sections=${sections}&force_new_section_timestamp=false`)
      ).json(),
    );
  };
  if (luma) {
    const data = {
      get: (section: string) => ({
        subscribe(each: (section: unknown) => void) {
          if (section === "cart") heard.push(each);
          return { dispose() {} };
        },
      }),
      reload,
    };
    (window as { require?: unknown }).require = Object.assign((module: string) => module === name && data, {
      defined: (module: string) => module === name,
    });
  } else {
    (window as { hyva?: unknown }).hyva = { getCookie: (name: string) => cookies()[name] };
    window.addEventListener("reload-customer-section-data", () => reload(["cart", "customer"]));
  }

  const { cart } = stored();
  const isFresh = luma
    ? cart?.data_id === stamps().cart
    : (cookies()[VERSION] ?? null) === localStorage.getItem(VERSION);
  if (!cart || !isFresh) reload(["cart", "customer"]);
  else if (luma) for (const each of heard) each(cart);
  else window.dispatchEvent(new CustomEvent("private-content-loaded", { detail: { data: stored() } }));

  document.addEventListener("submit", async (event) => {
    const form = event.target as HTMLFormElement;
    if (!luma && form.id === "product_addtocart_form") return;
    event.preventDefault();
    await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "x-requested-with": "XMLHttpRequest" },
    });
    const ids = stamps();
    if (luma) stamp({ ...ids, cart: ids.cart + 1000 });
    await reload(["cart"]);
  });
}

export class Magento {
  readonly cart = new Map<string, number>();
  #stamp = 1000;

  constructor(site: SiteServer, frontEndName: "luma" | "hyva", tag: Record<string, string> | false) {
    const luma = frontEndName === "luma";
    const serve = (path: string, name: string, body: () => string) =>
      site.serve({
        [path]: (request, response) => {
          const headers: Record<string, string | string[]> = {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store",
          };
          if (!request.headers.cookie?.includes("form_key")) headers["set-cookie"] = "form_key=k0; path=/";
          response.writeHead(200, headers);
          const init = luma ? '<script type="text/x-magento-init">{}</script>' : "";
          const page = htmlPage({ tag, body: `${body()}${init}<script>(${frontEnd})(${luma})</script>` });
          response.end(page.replace("<body>", `<body class="page-layout-1column ${name}">`));
        },
      });
    serve("/", "cms-home cms-index-index", () => "<h1>Shop</h1>");
    serve("/about", "cms-page-view", () => `<h1>About</h1>${this.#product("12")}`);
    serve("/tea.html", "catalog-product-view product-tea", () => this.#product("12"));
    serve("/checkout/cart/", "checkout-cart-index", () => this.#cartPage());
    serve("/checkout/", "checkout-index-index", () => "<h1>Checkout</h1>");
    serve("/checkout/onepage/success/", "checkout-onepage-success", () => {
      this.cart.clear();
      this.#stamp++;
      return `<h1>Thank you</h1><div class="checkout-success"><p>Your order number is: <span class="order-number">000000012</span>.</p></div>
<script>document.cookie = "${luma ? this.#outdated() : this.#version()}"</script>`;
    });
    const change = (path: string, each: (id: string, qty: number) => void) =>
      site.serve({
        [path]: async (request, response) => {
          const fields = await sentIn(request);
          if (fields.form_key !== "k0") return answerJson(response, { backUrl: "/" });
          each(`${fields.product}`, Number(fields.qty ?? 1));
          this.#stamp++;
          response.setHeader("set-cookie", this.#version());
          if (request.headers["x-requested-with"]) return answerJson(response, []);
          // Without a script's request the page comes anew, and a cookie says that the cart is out of date.
          const cookies = luma ? [this.#version(), this.#outdated()] : this.#version();
          response.writeHead(302, { location: "/tea.html", "set-cookie": cookies });
          response.end();
        },
      });
    change("/checkout/cart/add", (id, qty) => this.cart.set(id, (this.cart.get(id) ?? 0) + qty));
    change("/checkout/cart/updatePost", (id, qty) => this.cart.set(id, qty));
    change("/checkout/cart/delete", (id) => this.cart.delete(id));
    site.serve({
      "/customer/section/load/": (request, response) => {
        const { searchParams } = new URL(request.url ?? "", site.origin);
        const sections = `${searchParams.get("sections")}`.split(",");
        const all: Record<string, unknown> = { cart: this.#section(), customer: this.#customer() };
        answerJson(response, Object.fromEntries(sections.map((each) => [each, all[each]])));
      },
    });
  }

  #version() {
    return `private_content_version=v${this.#stamp}; path=/`;
  }

  #outdated() {
    return `section_data_ids=${encodeURIComponent(JSON.stringify({ cart: this.#stamp + 1000 }))}; path=/`;
  }

  #customer() {
    return { fullname: "Jane Doe", firstname: "Jane", email: "jane.doe@example.org", data_id: this.#stamp };
  }

  #section() {
    const lines = [...this.cart].map(([id, qty]) => ({
      id,
      qty,
      ...(PRODUCTS[id] as (typeof PRODUCTS)[string]),
    }));
    const total = lines.reduce((sum, { qty, price }) => sum + qty * price, 0);
    const html = (price: number) => `<span class="price">€${price.toFixed(2)}</span>`;
    return {
      summary_count: lines.reduce((sum, { qty }) => sum + qty, 0),
      subtotal: html(total),
      subtotalAmount: total.toFixed(4),
      possible_onepage_checkout: true,
      items: lines.reverse().map(({ id, qty, sku, name, price }, i) => ({
        product_type: "simple",
        options: [],
        qty,
        item_id: `${900 + i}`,
        product_id: id,
        product_name: name,
        product_sku: sku,
        product_url: `/${name.toLowerCase()}.html`,
        product_has_url: true,
        product_price: html(price),
        product_price_value: price,
        product_image: { src: "/media/tea.jpg", alt: name, width: 78, height: 78 },
      })),
      data_id: this.#stamp,
    };
  }

  #product(id: string) {
    const { sku, name, price } = PRODUCTS[id] as (typeof PRODUCTS)[string];
    return `<main itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">${name}</h1>
<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR">
<span id="product-price-${id}" data-price-amount="${price}" data-price-type="finalPrice">€${price}</span></div>
<form id="product_addtocart_form" action="/checkout/cart/add" method="post" data-product-sku="${sku}">
<input type="hidden" name="product" value="${id}"><input type="hidden" name="form_key" value="k0">
<input name="qty" value="1"><button>Add to Cart</button></form></main>`;
  }

  #cartPage() {
    const form = (id: string, to: string, qty: number) =>
      `<form action="/checkout/cart/${to}" method="post"><input type="hidden" name="product" value="${id}">
<input type="hidden" name="form_key" value="k0"><input type="hidden" name="qty" value="${qty}"><button>${to} ${id}</button></form>`;
    return `<h1>Cart</h1>${[...this.cart].map(([id, qty]) => form(id, "updatePost", qty + 1) + form(id, "delete", 0)).join("")}`;
  }
}
