import { html } from "../html.mjs";
import { shop } from "../shop.mjs";

export const footer = () => html`<footer class="bottom">
  <div>
    <h2>${shop.name}</h2>
    <address>${shop.street}<br>${shop.postcode} ${shop.city}</address>
  </div>
  <div>
    <h2>Ouvert</h2>
    ${shop.hours.map(({ days, times }) => html`<p>${days}<br>${times}</p>`)}
  </div>
  <div>
    <h2>Nous joindre</h2>
    <p><a href="tel:${shop.tel}">${shop.phone}</a><br><a href="mailto:${shop.email}">${shop.email}</a></p>
  </div>
  <div>
    <h2>Bon à savoir</h2>
    <ul>
      <li><a href="/livraison-retours">Livraison et retours</a></li>
      <li><a href="/contact">Contact</a></li>
      <li><a href="/confidentialite">Confidentialité</a></li>
      <li><a href="#floorwalker-privacy">Ce que la boutique retient</a></li>
    </ul>
  </div>
</footer>`;
