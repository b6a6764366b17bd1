import { html } from "../html.mjs";
import { categories } from "../products/index.mjs";
import { shop } from "../shop.mjs";

const entry = (path) => (category) => {
  const url = `/rayon/${category.slug}`;
  return html`<li><a href="${url}"${path === url && html` aria-current="page"`}>${category.name}</a></li>`;
};

export const header = ({ path, query }) => html`<header class="top">
  <a class="brand" href="/">${shop.name}</a>
  <nav aria-label="Rayons"><ul>${categories.map(entry(path))}</ul></nav>
  <form class="find" role="search" action="/recherche">
    <label class="unseen" for="q">Chercher dans la boutique</label>
    <input id="q" type="search" name="q" value="${query}" placeholder="Chercher" autocomplete="off" enterkeyhint="search">
  </form>
  <a class="basket" href="/panier"${path === "/panier" && html` aria-current="page"`}>Panier <span class="badge" data-cart-count></span></a>
</header>`;
