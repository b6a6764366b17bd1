// A shop's product page, served on this machine: what a page has that carries the tag.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { book } from "./book.mjs";

export const paths = { page: "/product/lamp-12", bare: "/bare/product/lamp-12", tag: "/floorwalker.min.js" };

const product = {
  item_id: "LAMP-12",
  item_name: "Desk lamp Heron",
  item_brand: "Atelier Nord",
  item_category: "Lamps",
  price: 89.9,
  currency: "EUR",
};
const jsonLd = [
  {
    "@context": "https://schema.org",
    "@type": "Product",
    sku: product.item_id,
    name: product.item_name,
    description: "A desk lamp of brushed steel, turned by hand, with a shade that moves both ways.",
    brand: { "@type": "Brand", name: product.item_brand },
    category: product.item_category,
    image: ["/pictures/heron-1.webp", "/pictures/heron-2.webp"],
    aggregateRating: { "@type": "AggregateRating", ratingValue: 4.6, reviewCount: 87 },
    offers: {
      "@type": "Offer",
      price: "89.90",
      priceCurrency: "EUR",
      availability: "https://schema.org/InStock",
      url: paths.page,
    },
  },
  {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: ["Home", "Lamps", product.item_name].map((name, i) => ({
      "@type": "ListItem",
      position: i + 1,
      name,
      item: `/${name}`,
    })),
  },
  { "@context": "https://schema.org", "@type": "Store", name: "La Boutique", telephone: "+33 1 99 00 12 34" },
];

const data = (value) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;
const shelf = Array.from(
  { length: 24 },
  (_, i) =>
    `<li><a href="/product/${i}"><svg viewBox="0 0 40 40" width="120"><circle cx="20" cy="20" r="${8 + (i % 9)}"/></svg>
<h3>Lamp ${i}</h3></a><p>${(19.9 + i).toFixed(2)} €</p></li>`,
).join("\n");

const html = (tag) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Desk lamp Heron – La Boutique</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 sans-serif; max-width: 70rem; margin: auto } ul { display: grid; grid-template-columns: repeat(4, 1fr) }</style>
${jsonLd.map(data).join("\n")}
<script>window.dataLayer = [{ ecommerce: null }, { event: "view_item", ecommerce: ${JSON.stringify({ currency: "EUR", value: product.price, items: [product] })} }];</script>
${tag}
</head>
<body>
<header><nav><a href="/">Home</a> <a href="/lamps">Lamps</a></nav><form role="search" action="/search"><input name="q" aria-label="Search"></form><a href="/cart">Cart</a></header>
<main>
<h1>Desk lamp Heron</h1>
<p>89.90 €</p>
<fieldset><label><input type="radio" name="colour" checked> Steel</label> <label><input type="radio" name="colour"> Black</label></fieldset>
<button id="add">Add to cart</button>
<ul>${shelf}</ul>
</main>
<footer>© La Boutique</footer>
</body>
</html>`;

const tagElement = `<script async src="${paths.tag}" data-rules="/floorwalker.json" data-consent="granted"></script>`;

/** Starts it. @param {string} tagFile */
export async function startSite(tagFile) {
  const code = await readFile(tagFile).catch(() => {
    throw new Error(`There is no ${tagFile}: npm run build, or name a script with --tag PATH`);
  });
  const routes = {
    [paths.page]: ["text/html", html(tagElement)],
    [paths.bare]: ["text/html", html("")],
    [paths.tag]: ["text/javascript", code],
    "/floorwalker.json": ["application/json", JSON.stringify(book(20))],
  };
  const server = createServer(({ url = "" }, response) => {
    const [type, body] = routes[url] ?? ["text/plain", undefined];
    response.writeHead(body === undefined ? 404 : 200, {
      "content-type": `${type}; charset=utf-8`,
      "cache-control": "no-store",
    });
    response.end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    bytes: code.length,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
