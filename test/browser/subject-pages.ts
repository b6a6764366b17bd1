// Pages of made-up shops: those about one product, each told in one way alone, and those that only look like it.
import { type PageOptions, page } from "./pages.js";

/** A page to be visited: where it stands, and what it has. */
export interface Case {
  name: string;
  path: string;
  html: string;
}

const json = (value: unknown) => JSON.stringify(value).replaceAll("<", "\\u003c");
const ld = (...nodes: object[]) =>
  nodes
    .map((node) => ({ "@context": "https://schema.org", ...node }))
    .map((node) => `<script type="application/ld+json">${json(node)}</script>`)
    .join("\n");
const layer = (...entries: object[]) => `<script>window.dataLayer = ${json(entries)}</script>`;
/** Meta's snippet, without its script. */
const pixel = (parameters: object, event = "ViewContent") => `<script>
  window.fbq = function () { fbq.queue.push(arguments) }; fbq.queue = [];
  fbq("init", "1"); fbq("track", "PageView"); fbq("track", "${event}", ${json(parameters)});
</script>`;
/** Segment's snippet, without its script. */
const segment = (...calls: [event: string, properties: object][]) => `<script>
  window.analytics = []; analytics.track = (...given) => analytics.push(["track", ...given]);
  ${calls.map((call) => `analytics.track(${call.map(json)});`).join("\n")}
</script>`;
const og = (said: Record<string, string>) =>
  Object.entries(said)
    .map(([name, content]) => `<meta property="${name}" content="${content}">`)
    .join("\n");

const TEAPOTS = ["Blue teapot", "Green teapot", "Red teapot", "White teapot", "Black teapot"];
const slug = (name: string) => name.toLowerCase().replaceAll(" ", "-");
const offers = { "@type": "Offer", price: "39.90", priceCurrency: "EUR", availability: "InStock" };
/** A product in JSON-LD; one that leads to its own page unless it is that page's. */
const product = (name = "Blue teapot", url: string | undefined = `/p/${slug(name)}`) => ({
  "@type": "Product",
  name,
  sku: `T-${name.split(" ")[0]?.toUpperCase()}`,
  ...(url && { url }),
  offers,
});
const shop = [
  { "@type": "Organization", name: "Tea & Co", url: "/", logo: "/logo.png" },
  {
    "@type": "WebSite",
    url: "/",
    potentialAction: { "@type": "SearchAction", target: "/search?q={q}", "query-input": "required name=q" },
  },
];
const listOf = (...names: string[]) => ({
  "@type": "ItemList",
  itemListElement: names.map((name, i) => ({ "@type": "ListItem", position: i + 1, item: product(name) })),
});

/** A card of a list, as themes draw it. */
const card = (name: string) => `<li class="product-card">
  <a href="/p/${slug(name)}"><img alt="" width="100" height="100"><h3>${name}</h3></a>
  <span class="price">39,90 €</span><button>Add to cart</button></li>`;
const microdataCard = (
  name: string,
  link = 'itemprop="url"',
) => `<li itemscope itemtype="https://schema.org/Product">
  <meta itemprop="name" content="${name}"><h2><a ${link} href="/p/${slug(name)}">${name}</a></h2>
  <div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
    <span itemprop="price" content="39.90">39,90 €</span><meta itemprop="priceCurrency" content="EUR"></div>
  <button>Add to cart</button></li>`;
const grid = (title: string, names: string[], draw: (name: string) => string = card) =>
  `<main><h1>${title}</h1><ul class="products">${names.map((name) => draw(name)).join("\n")}</ul></main>`;
/** What a visitor sees of a product. */
const shown = `<main><h1>Blue teapot</h1><p class="price">39,90 €</p><button>Add to cart</button></main>`;
/** The same where nothing can be read off the page itself: its price is asked for. */
const silent = "<main><h1>Blue teapot</h1><p>Made by hand. Call us for its price.</p></main>";

const made = (name: string, path: string, options: PageOptions): Case => ({
  name,
  path,
  html: page({ title: "Tea & Co", ...options }),
});

const item = { item_id: "T-BLUE", item_name: "Blue teapot", price: 39.9 };
const ua = { id: "T-BLUE", name: "Blue teapot", price: "39.90" };

/** Pages that are about no one product. */
export const others: Case[] = [
  made("home: a carousel of products", "/", {
    head: ld(...shop, listOf(...TEAPOTS)),
    body: grid("Welcome to Tea & Co", TEAPOTS),
  }),
  made("home: one featured product that leads to its page", "/", {
    head: ld(...shop, product()),
    body: grid("Welcome to Tea & Co", ["Blue teapot"]),
  }),
  made("home: one featured product without a link", "/fr/", {
    head: ld(...shop, product("Blue teapot", "")),
    body: grid("Bienvenue", ["Blue teapot"]),
  }),
  made("home: the featured product is the first heading", "/", {
    head: ld({ "@graph": [...shop, product()] }),
    body: `<main><h1>Blue teapot</h1><a href="/p/blue-teapot">See it</a> <b class="price">39,90 €</b></main>`,
  }),
  made("home: a view of the featured product in the data layer", "/", {
    head: layer({ event: "view_item", ecommerce: { items: [item] } }),
    body: grid("Welcome to Tea & Co", TEAPOTS),
  }),
  made("category: microdata of each product", "/collections/teapots", {
    title: "Teapots",
    body: grid("Teapots", TEAPOTS, microdataCard),
  }),
  made("category: microdata of each product, at a path that says nothing", "/teapots-34", {
    title: "Teapots",
    body: grid("Teapots", TEAPOTS, microdataCard),
  }),
  made("category: a single product left", "/category/teapots", {
    title: "Teapots",
    body: grid("Teapots", ["Blue teapot"], microdataCard),
  }),
  made("category: a single product left, at a path that says nothing", "/teapots-34", {
    title: "Teapots",
    body: grid("Teapots", ["Blue teapot"], microdataCard),
  }),
  made("category: a single product left, without a link, at a path that says nothing", "/sale-2026", {
    title: "Sale",
    body: grid("Sale", ["Blue teapot"], (name) => microdataCard(name, "")),
  }),
  made("category: a single product left in JSON-LD, at a path that says nothing", "/sale-2026", {
    title: "Sale",
    head: ld(product("Blue teapot", "")),
    body: grid("Sale", ["Blue teapot"]),
  }),
  made("category: named like the single product left in it", "/teapots/blue", {
    title: "Blue teapots",
    head: ld({ "@type": "CollectionPage", name: "Blue teapots", mainEntity: listOf("Blue teapot") }),
    body: grid("Blue teapots", ["Blue teapot"], microdataCard),
  }),
  made("search: one hit", "/search?q=blue", {
    title: "Search: blue",
    head: ld(product()) + layer({ event: "view_search_results", search_term: "blue" }),
    body: grid("Results for “blue”", ["Blue teapot"], microdataCard),
  }),
  made("search: one hit, named as it was asked for", "/?s=blue+teapot", {
    title: "Blue teapot",
    body: grid("Search: Blue teapot", ["Blue teapot"], microdataCard),
  }),
  made("search: one hit, by a word of another language", "/de/suche?term=blue", {
    title: "Suche",
    head: ld(product("Blue teapot", "")),
    body: grid("1 Treffer", ["Blue teapot"]),
  }),
  made("blog: an article that speaks of one product", "/blog/five-cups-a-day", {
    title: "Five cups a day",
    head:
      ld(
        { "@type": "BlogPosting", headline: "Five cups a day", mentions: product() },
        { ...product(), review: { "@type": "Review", reviewRating: { ratingValue: 5 } } },
      ) + og({ "og:type": "article", "og:title": "Five cups a day" }),
    body: `<article><h1>Five cups a day</h1><p>We tried the <a href="/p/blue-teapot">blue teapot</a>.</p></article>`,
  }),
  made("blog: a review of one product", "/blog/blue-teapot-review", {
    title: "Blue teapot: our review",
    head: ld({
      "@type": "Review",
      headline: "Blue teapot: our review",
      itemReviewed: product("Blue teapot", ""),
      reviewRating: { "@type": "Rating", ratingValue: 4 },
    }),
    body: "<article><h1>Blue teapot: our review</h1><p>It does not drip.</p></article>",
  }),
  made("cart: its products in JSON-LD", "/cart", {
    title: "Your cart",
    head: ld(product()),
    body: "<main><h1>Your cart</h1><p>Blue teapot 39,90 €</p><button>Check out</button></main>",
  }),
  made("cart: one line, and a view of it in Segment's words", "/checkout/cart/", {
    title: "Your cart",
    head: segment(["Cart Viewed", { products: [ua] }], ["Product Viewed", ua]),
    body: "<main><h1>Your cart</h1><p>Blue teapot 39,90 €</p></main>",
  }),
  made("OpenGraph says product everywhere: about us", "/about-us", {
    title: "About us",
    head: og({ "og:type": "product", "og:title": "About us" }),
    body: "<main><h1>About us</h1><p>Tea since 1887. Shipping from 4,90 €.</p></main>",
  }),
  made("OpenGraph says product everywhere: a list", "/teapots-34", {
    title: "Teapots",
    head: og({ "og:type": "product", "og:title": "Teapots" }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("OpenGraph says product everywhere: the home page", "/", {
    head: og({ "og:type": "og:product", "og:title": "Tea & Co", "product:availability": "in stock" }),
    body: grid("Tea & Co", TEAPOTS),
  }),
  made("data layer: a list", "/teapots-34", {
    title: "Teapots",
    head: layer({ event: "view_item_list", ecommerce: { item_list_name: "Teapots", items: [item] } }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("data layer: impressions of Universal Analytics", "/teapots-34", {
    title: "Teapots",
    head: layer({ pageType: "category", ecommerce: { impressions: [ua] } }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("data layer: several items viewed", "/teapots-34", {
    title: "Teapots",
    head: layer({ event: "view_item", ecommerce: { items: [item, { ...item, item_id: "T-RED" }] } }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("Meta's pixel: a group of products in a category", "/collections/teapots", {
    title: "Teapots",
    head: pixel({ content_type: "product_group", content_ids: ["34"], content_name: "All our teapots" }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("Meta's pixel: the products of a category", "/teapots-34", {
    title: "Teapots",
    head: pixel({ content_type: "product", content_ids: ["1", "2", "3"], content_category: "Teapots" }),
    body: grid("Teapots", TEAPOTS),
  }),
  made("Magento: a list of one, its view in the data layer", "/teapots.html", {
    title: "Teapots",
    head: ld(product("Blue teapot", "")) + layer({ event: "view_item", ecommerce: { items: [item] } }),
    body: `<script>document.body.className = "catalog-category-view page-products"</script>${grid("Teapots", ["Blue teapot"])}`,
  }),
  made("WooCommerce: a list of one", "/teapots/", {
    title: "Teapots",
    head: ld({ "@graph": [...shop, product("Blue teapot", "")] }),
    body: `<script>document.body.className = "archive tax-product_cat woocommerce woocommerce-page"</script>${grid("Teapots", ["Blue teapot"])}`,
  }),
  made("related products only", "/about/our-workshop", {
    title: "Our workshop",
    head: ld({
      "@type": "WebPage",
      name: "Our workshop",
      mainEntity: { "@type": "Place", name: "Workshop" },
      isRelatedTo: [product(), product("Red teapot")],
    }),
    body: `<main><h1>Our workshop</h1><p>Here we bake.</p></main><aside><h2>You may like</h2><ul>${TEAPOTS.slice(0, 3).map(card).join("")}</ul></aside>`,
  }),
];

/** Pages about one product, told by one source alone. */
export const products: Case[] = [
  made("JSON-LD", "/blue-teapot", {
    title: "Blue teapot",
    head: ld(product("Blue teapot", "")),
    body: silent,
  }),
  made("JSON-LD, under its category", "/category/teapots/blue-teapot", {
    title: "Blue teapot",
    head: ld(...shop, product("Blue teapot", "/category/teapots/blue-teapot")),
    body: silent,
  }),
  made("JSON-LD, with others that go with it", "/blue-teapot", {
    title: "Blue teapot",
    head: ld(
      { ...product("Blue teapot", ""), isRelatedTo: [product("Red teapot")] },
      listOf(...TEAPOTS.slice(1)),
    ),
    body: silent,
  }),
  made("microdata", "/blue-teapot", {
    title: "Blue teapot",
    body: `<main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Blue teapot</h1>
      <meta itemprop="sku" content="T-BLUE"><div itemprop="offers" itemscope itemtype="https://schema.org/Offer">
      <meta itemprop="price" content="39.90"><meta itemprop="priceCurrency" content="EUR"></div></main>`,
  }),
  made("RDFa", "/blue-teapot", {
    title: "Blue teapot",
    body: `<main vocab="https://schema.org/" typeof="Product"><h1 property="name">Blue teapot</h1>
      <meta property="sku" content="T-BLUE"><div property="offers" typeof="Offer">
      <meta property="price" content="39.90"><meta property="priceCurrency" content="EUR"></div></main>`,
  }),
  made("OpenGraph", "/blue-teapot", {
    title: "Blue teapot",
    head: og({
      "og:type": "product",
      "og:title": "Blue teapot",
      "product:price:amount": "39.90",
      "product:price:currency": "EUR",
      "product:retailer_item_id": "T-BLUE",
    }),
    body: silent,
  }),
  made("the data layer", "/blue-teapot", {
    title: "Blue teapot",
    head: layer({ event: "view_item", ecommerce: { currency: "EUR", items: [item] } }),
    body: silent,
  }),
  made("the data layer, under its category", "/category/teapots/blue-teapot", {
    title: "Blue teapot – Tea & Co",
    head: layer({ event: "view_item", ecommerce: { currency: "EUR", items: [item] } }),
    body: silent,
  }),
  made("gtag", "/blue-teapot", {
    title: "Blue teapot",
    head: `<script>window.dataLayer = []; function gtag() { dataLayer.push(arguments) }
      gtag("js", new Date()); gtag("event", "view_item", { currency: "EUR", items: [${json(item)}] });</script>`,
    body: silent,
  }),
  made("Universal Analytics", "/blue-teapot", {
    title: "Blue teapot",
    head: layer({ ecommerce: { currencyCode: "EUR", detail: { products: [ua] } } }),
    body: silent,
  }),
  made("Segment", "/blue-teapot", {
    title: "Blue teapot",
    head: segment([
      "Product Viewed",
      { product_id: "T-BLUE", name: "Blue teapot", price: 39.9, currency: "EUR" },
    ]),
    body: silent,
  }),
  made("Meta's pixel", "/blue-teapot", {
    title: "Blue teapot",
    head: pixel({ content_type: "product", content_ids: ["T-BLUE"], value: 39.9, currency: "EUR" }),
    body: silent,
  }),
  made("what it shows", "/blue-teapot", { title: "Blue teapot", body: shown }),
];
