// A shop that behaves as PrestaShop does (PLATFORMS.md 1.3): the global with its cart and its customer, events of the
// cart in each of their forms, product details in the page, an order's page.
import { htmlPage } from "../harness.js";
import type { SiteServer } from "../server.js";
import { answerJson, sentIn } from "./body.js";

const PRODUCTS: Record<string, { reference: string; name: string; price: number }> = {
  12: { reference: "TEA-1", name: "Tea", price: 1234.5 },
  13: { reference: "CUP-1", name: "Cup", price: 5 },
};

const formatted = (price: number) => `R ${price.toLocaleString("en-US", { minimumFractionDigits: 2 })}`;

/** What the theme's own script does, by the core's events. Once it is here, `prestashop` can be listened to. */
function theme(): void {
  type Heard = (told: { reason: { cart?: unknown }; resp: unknown }) => void;
  const { prestashop: shop } = window as unknown as {
    prestashop: {
      cart: unknown;
      on(name: string, each: Heard): void;
      emit(name: string, told: object): void;
    };
  };
  const heard: Record<string, Heard[]> = {};
  shop.on = (name, each) => {
    heard[name] = [...(heard[name] ?? []), each];
  };
  shop.emit = (name, told) => {
    for (const each of heard[name] ?? []) each(told as Parameters<Heard>[0]);
  };
  shop.on("updateCart", (event) => {
    shop.cart = event.reason.cart;
    document.body.dataset.updates = `${+(document.body.dataset.updates ?? 0) + 1}`;
  });
  const post = (url: string, body?: BodyInit) =>
    fetch(url, { method: "POST", headers: { "x-requested-with": "XMLHttpRequest" }, ...(body && { body }) });
  document.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-button-action],[data-link-action]");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.buttonAction === "add-to-cart") {
      const form = new FormData((button as HTMLButtonElement).form as HTMLFormElement);
      form.append("add", "1");
      form.append("action", "update");
      const resp = await (await post("/cart", form)).json();
      const { id_product: idProduct, id_product_attribute: idProductAttribute, cart } = resp;
      shop.emit("updateCart", {
        reason: { idProduct, idProductAttribute, idCustomization: 0, linkAction: "add-to-cart", cart },
        resp,
      });
    } else {
      const response = await post((button as HTMLAnchorElement).href);
      // One theme reads the answer first, the other hands it on unread.
      const resp = button.dataset.unread ? response : await response.json();
      shop.emit("updateCart", { reason: button.dataset, resp });
      button.remove();
    }
  });
}

export class PrestaShop {
  readonly cart = new Map<string, number>();
  /** What is posted is refused. */
  soldOut = false;
  orders = 0;

  constructor(site: SiteServer, tag: Record<string, string> | false) {
    const page = (name: string, body: string) =>
      htmlPage({
        tag,
        body: `<script>var prestashop = ${JSON.stringify(this.#global(name))}</script>${body}
<script>document.body.id = ${JSON.stringify(name)};(${theme})()</script>`,
      });
    const serve = (path: string, name: string, body: () => string) =>
      site.serve({
        [path]: (_, response) => {
          response.writeHead(200, {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store",
          });
          response.end(page(name, body()));
        },
      });
    serve("/", "index", () => "<h1>Shop</h1>");
    serve("/12-tea.html", "product", () => this.#product("12"));
    serve("/order", "checkout", () => "<h1>Order</h1>");
    serve("/order-confirmation", "order-confirmation", () => {
      this.cart.clear();
      this.orders ||= 1;
      return `<section id="content" class="page-order-confirmation"><h1>Thank you</h1>
<div id="order-details"><ul><li id="order-reference-value">Order reference: XKBKNABJK</li></ul></div></section>`;
    });
    site.serve({
      "/cart": async (request, response) => {
        const { searchParams } = new URL(request.url ?? "", site.origin);
        if (request.method === "GET") {
          response.writeHead(200, {
            "content-type": "text/html; charset=utf-8",
            "cache-control": "no-store",
          });
          return response.end(page("cart", this.#cartPage()));
        }
        const fields = await sentIn(request);
        const read = (name: string) => fields[name] ?? searchParams.get(name);
        const id = `${read("id_product")}`;
        if (this.soldOut) return answerJson(response, { hasError: true, errors: ["Out of stock"] });
        const now = this.cart.get(id) ?? 0;
        if (read("delete")) this.cart.delete(id);
        else if (read("op")) this.cart.set(id, now + (read("op") === "up" ? 1 : -1));
        else this.cart.set(id, now + Number(read("qty")));
        answerJson(response, {
          success: true,
          id_product: +id,
          id_product_attribute: 0,
          quantity: this.cart.get(id) ?? 0,
          cart: this.#presented(),
          errors: "",
        });
      },
    });
  }

  #presented() {
    const lines = [...this.cart].map(([id, quantity]) => ({
      id,
      quantity,
      ...(PRODUCTS[id] as { price: number }),
    }));
    const total = lines.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    return {
      products: lines.map(({ id, quantity, price, ...rest }) => ({
        ...rest,
        id,
        id_product: id,
        id_product_attribute: "0",
        category: "tea",
        quantity,
        cart_quantity: quantity,
        price: formatted(price),
        price_amount: formatted(price),
        ...(id === "12" && { price_wt: price, price_with_reduction: price }),
        url: `/${id}-tea.html`,
        cover: { medium: { url: "/img/12.jpg" } },
      })),
      totals: { total: { amount: total + 7, value: formatted(total + 7) } },
      subtotals: { products: { amount: total, value: formatted(total) }, discounts: null, tax: null },
      products_count: lines.length,
      vouchers: {},
    };
  }

  #global(page_name: string) {
    return {
      cart: this.#presented(),
      currency: { iso_code: "ZAR" },
      customer: { email: "jane.doe@example.org", firstname: "Jane", lastname: "Doe", addresses: {} },
      page: { page_name },
      urls: { pages: { cart: "/cart" } },
      static_token: "f00",
    };
  }

  #product(id: string) {
    const { price, ...rest } = PRODUCTS[id] as { price: number; reference: string; name: string };
    const details = { ...rest, id_product: +id, id_product_attribute: 0, price_amount: price, quantity: 300 };
    return `<h1>${rest.name}</h1><form action="/cart" method="post"><input type="hidden" name="token" value="f00">
<input type="hidden" name="id_product" value="${id}"><input name="qty" value="1">
<button type="submit" data-button-action="add-to-cart">Add to cart</button></form>
<div id="product-details" data-product='${JSON.stringify(details)}'></div>`;
  }

  #cartPage() {
    const link = (id: string, action: string, query: string, more = "") =>
      `<a href="/cart?${query}&id_product=${id}&update=1&action=update" data-link-action="${action}" data-id-product="${id}" data-id-product-attribute="0" ${more}>${action} ${id}</a>`;
    return `<h1>Cart</h1>${[...this.cart.keys()].map(
      (id) =>
        link(id, "delete-from-cart", "delete=1", id === "13" ? "data-unread=1" : "") +
        link(id, "update-quantity", "op=up"),
    )}`;
  }
}
