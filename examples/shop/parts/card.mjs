import { euros, stars } from "../format.mjs";
import { ga4Item } from "../ga4.mjs";
import { html } from "../html.mjs";
import { isNew } from "../products/index.mjs";

export const price = (product) =>
  html`<span class="price">${product.listPrice && html`<s><span class="unseen">Prix d’avant : </span>${euros(product.listPrice)}</s> `}${product.listPrice && html`<span class="unseen">Prix : </span>`}${euros(product.price)}</span>`;

const label = (product) => (product.stock ? isNew(product) && "Nouveau" : "Épuisé");

const card = (product) => html`<li class="card" data-item="${JSON.stringify(ga4Item(product))}">
  <div class="tile"><img src="${product.image}" alt="" width="400" height="400" loading="lazy" decoding="async">${label(product) && html`<span class="label">${label(product)}</span>`}</div>
  <h3><a href="${product.url}">${product.name}</a></h3>
  <p>${product.line}</p>
  <p class="cost">${price(product)} <span class="rating"><span class="unseen">Note : </span>${stars(product.rating)}</span></p>
</li>`;

/** A list of products, which the shop's script reports as `view_item_list` under its id and name. */
export const cards = (products, { id, name }) =>
  html`<ul class="cards" data-list-id="${id}" data-list-name="${name}">${products.map(card)}</ul>`;
