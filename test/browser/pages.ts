/** HTML pages for the tests. */
export interface PageOptions {
  title?: string;
  lang?: string;
  head?: string;
  body?: string;
  /** Attributes of the tag; `false`: a page without it. */
  tag?: Record<string, string> | false;
}

/** What a product page says of its product in JSON-LD. */
export interface ProductPageOptions extends PageOptions {
  id?: string;
  name?: string;
  price?: number | string;
  currency?: string;
  availability?: "InStock" | "OutOfStock" | "PreOrder" | "LimitedAvailability";
  brand?: string;
  category?: string;
  image?: string;
  /** More properties of the Product, or others than those above. */
  product?: Record<string, unknown>;
}

/** A page with the tag in its head, memory allowed (`data-consent="granted"`) unless `tag` says otherwise. */
export function page({
  title = "A shop",
  lang = "en",
  head = "",
  body = "",
  tag = {},
}: PageOptions = {}): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(title)}</title>
<link rel="icon" href="data:,">
${head}
${tag ? tagElement(tag) : ""}
</head>
<body>
${body || `<main><h1>${text(title)}</h1></main>`}
</body>
</html>`;
}

/** A product page as shops have them: a heading, a price, a button, and the same in JSON-LD. */
export function productPage(options: ProductPageOptions = {}): string {
  const { id = "SKU-1", name = "Teapot", price = 39.9, currency = "EUR", availability = "InStock" } = options;
  const { brand, category, image, product, ...rest } = options;
  const jsonLd = {
    "@context": "https://schema.org",
    "@type": "Product",
    sku: id,
    name,
    brand: brand && { "@type": "Brand", name: brand },
    category,
    image,
    offers: {
      "@type": "Offer",
      price,
      priceCurrency: currency,
      availability: `https://schema.org/${availability}`,
    },
    ...product,
  };
  return page({
    title: name,
    ...rest,
    head: `${dataScript("application/ld+json", jsonLd)}\n${rest.head ?? ""}`,
    body:
      rest.body ??
      `<main><h1>${text(name)}</h1><p>${text(String(price))} ${text(currency)}</p><button id="add">Add to cart</button></main>`,
  });
}

/** An inline rules file: `rulesElement("rules", …)` with `tag: { "data-rules": "#rules" }`. */
export function rulesElement(id: string, rules: unknown): string {
  return dataScript("application/json", rules, ` id="${id}"`);
}

/** The tag as a shop pastes it. */
export function tagElement(attributes: Record<string, string> = {}): string {
  const all = { src: "/floorwalker.min.js", "data-consent": "granted", ...attributes };
  const written = Object.entries(all).map(([name, value]) => ` ${name}="${text(value)}"`);
  return `<script async${written.join("")}></script>`;
}

function dataScript(type: string, value: unknown, attributes = ""): string {
  return `<script type="${type}"${attributes}>${JSON.stringify(value).replaceAll("<", "\\u003c")}</script>`;
}

function text(value: string): string {
  return value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
