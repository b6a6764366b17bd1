import { html } from "../html.mjs";
import { summary } from "../parts/summary.mjs";
import { shop } from "../shop.mjs";

const line = html`<template id="cart-line"><li class="line">
  <a class="tile" data-link tabindex="-1" aria-hidden="true"><img alt="" width="400" height="400" data-image></a>
  <div><a class="name" data-link data-name></a><span class="soft" data-variant></span><span class="soft" data-price></span></div>
  <div class="count">
    <button type="button" data-less>−</button><span data-quantity></span><button type="button" data-more>+</button>
  </div>
  <b data-total></b>
  <button class="plain" type="button" data-remove>Retirer</button>
</li></template>`;

/** The lines are the visitor's own, kept in the browser: the shop's script draws them. */
export const cart = () => ({
  type: "cart",
  title: `Panier · ${shop.name}`,
  description: "Ce que vous avez choisi.",
  main: html`<h1>Votre panier</h1>
<noscript><p>Le panier a besoin de JavaScript. Vous pouvez aussi commander au ${shop.phone}.</p></noscript>
<div class="cart-empty" data-cart-empty hidden>
  <p class="lead">Il est vide, pour l’instant.</p>
  <p><a class="button" href="/">Faire un tour en boutique</a></p>
</div>
<div class="cart-full" data-cart-full hidden>
  <div>
    <h2 class="unseen">Articles</h2>
    <ul class="lines" data-cart-lines></ul>
  </div>
  ${summary(html`<a class="button" href="/commande">Passer commande</a>`)}
  <div id="floorwalker-till" class="till"></div>
</div>
<p class="unseen" role="status" data-cart-status></p>
${line}`,
});
