import { stars } from "../format.mjs";
import { cartItem } from "../ga4.mjs";
import { html, jsonLd } from "../html.mjs";
import { cards, price } from "../parts/card.mjs";
import { trail, trailHead } from "../parts/trail.mjs";
import { categoryBySlug, productBySlug, productsOf } from "../products/index.mjs";
import { shop } from "../shop.mjs";
import { productData } from "../structured-data.mjs";

const choice = (product, current) => (variant) =>
  html`<label class="choice">
  <input type="radio" name="variante" value="${variant.sku}" data-item="${JSON.stringify(cartItem(product, variant))}" data-stock="${variant.stock}"${variant === current && html` checked`}>
  <img src="${variant.image}" alt="" width="400" height="400"><span>${variant.name}${!variant.stock && html` <small>épuisé</small>`}</span>
</label>`;

const choices = (product, current) =>
  html`<fieldset class="choices"><legend>Couleur</legend>${product.variants.map(choice(product, current))}</fieldset>`;

const buy = (product, variant) => {
  const stock = (variant ?? product).stock;
  return html`<form class="buy" data-item="${JSON.stringify(cartItem(product, variant))}">
  ${variant && choices(product, variant)}
  <p class="stock" data-stock-line>${stock ? "En stock, expédié sous 24 h" : "Épuisé pour le moment"}</p>
  <div class="buy-row"><button class="button" type="submit"${!stock && html` disabled`}>Ajouter au panier</button></div>
  <p class="added" role="status" data-added></p>
</form>`;
};

export const product = ({ slug, url }) => {
  const found = productBySlug(slug);
  if (!found) return null;
  const asked = url.searchParams.get("couleur");
  const variant = found.variants.find(({ sku }) => sku === asked) ?? found.variants[0];
  const rayon = categoryBySlug(found.category);
  const steps = [
    { name: "Accueil", url: "/" },
    { name: rayon.name, url: `/rayon/${rayon.slug}` },
    { name: found.name, url: found.url },
  ];
  const others = productsOf(rayon)
    .filter((other) => other !== found)
    .slice(0, 4);
  return {
    type: "product",
    title: `${found.name} · ${shop.name}`,
    description: `${found.line}. ${found.text}`,
    head: html`<link rel="canonical" href="${found.url}">
${jsonLd(productData(found))}
${trailHead(steps)}`,
    main: html`${trail(steps)}
<article class="product">
  <div class="tile"><img src="${(variant ?? found).image}" alt="${found.name}" width="400" height="400" fetchpriority="high" data-picture></div>
  <div class="about">
    <p class="maker">${found.brand}</p>
    <h1>${found.name}</h1>
    <p class="lead">${found.line}</p>
    <p class="cost">${price(found)} <span class="rating"><span class="unseen">Note : </span>${stars(found.rating)} · ${found.reviews} avis</span></p>
    ${buy(found, variant)}
    <p>${found.text}</p>
    <h2>En détail</h2>
    <dl class="specs">${Object.entries(found.specs).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
    <p class="soft">Retours offerts pendant trente jours. <a href="/livraison-retours">Livraison et retours</a></p>
  </div>
</article>
<section aria-labelledby="autres">
  <h2 id="autres">Dans le même rayon</h2>
  ${cards(others, { id: "meme-rayon", name: "Dans le même rayon" })}
</section>`,
  };
};
