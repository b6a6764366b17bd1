import { html, jsonLd } from "../html.mjs";
import { cards } from "../parts/card.mjs";
import { categories, newest, productById, products } from "../products/index.mjs";
import { shop } from "../shop.mjs";
import { shopData } from "../structured-data.mjs";

const door = (category) => html`<li><a href="/rayon/${category.slug}">
  <span class="tile"><img src="${productById(category.face).image}" alt="" width="400" height="400" decoding="async"></span>
  ${category.name}
</a></li>`;

export const home = () => ({
  type: "home",
  title: `${shop.name} · hi-fi, photo et objets de maison`,
  description:
    "Des objets choisis, réparables, et quelqu’un au bout du fil. Hi-fi, photo, maison, à Paris 11e.",
  head: jsonLd(shopData()),
  main: html`<section class="hero">
  <div>
    <h1>De beaux objets, faits pour durer</h1>
    <p>Vingt-quatre choses que nous utilisons nous-mêmes, et que nous savons réparer. Une question ? Nous décrochons.</p>
    <p><a class="button" href="/rayon/hi-fi">Voir la hi-fi</a> <a class="button quiet" href="/contact">Venir nous voir</a></p>
  </div>
  <div class="tile wide"><img src="/images/vitrine.svg" alt="La vitrine : sur trois étagères, appareils photo, réveil, enceintes, radio, lampe, amplificateur et bouilloire." width="960" height="720" fetchpriority="high"></div>
</section>
<section aria-labelledby="rayons">
  <h2 id="rayons">Les rayons</h2>
  <ul class="doors">${categories.map(door)}</ul>
</section>
<section aria-labelledby="nouveau">
  <h2 id="nouveau">Tout juste arrivés</h2>
  ${cards(newest(4), { id: "nouveautes", name: "Tout juste arrivés" })}
</section>
<section aria-labelledby="doux">
  <h2 id="doux">Prix doux</h2>
  ${cards(
    products.filter((product) => product.listPrice),
    { id: "prix-doux", name: "Prix doux" },
  )}
</section>
<section class="promises" aria-label="Nos engagements">
  <p><b>Expédié sous 24 h</b>Livraison offerte dès ${shop.freeShippingFrom} €</p>
  <p><b>Trente jours pour changer d’avis</b>Retours offerts, sans question</p>
  <p><b>Réparé ici</b>Notre atelier garde les pièces dix ans</p>
</section>`,
});
