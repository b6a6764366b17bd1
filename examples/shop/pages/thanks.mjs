import { html } from "../html.mjs";
import { shop } from "../shop.mjs";

export const thanks = () => ({
  type: "confirmation",
  title: `Merci · ${shop.name}`,
  description: "Votre commande est confirmée.",
  main: html`<div class="letter">
  <h1>Merci, c’est noté</h1>
  <p class="lead order"><span data-order hidden>Commande <b data-order-id></b>, <span data-order-value></span>.</span></p>
  <p>Nous préparons le colis ; il part demain matin. Si quelque chose ne va pas, appelez-nous au <a href="tel:${shop.tel}">${shop.phone}</a>, nous arrangerons cela.</p>
  <p><a class="button quiet" href="/">Retour à la boutique</a></p>
</div>`,
});
