import { html } from "../html.mjs";
import { summary } from "../parts/summary.mjs";
import { shop } from "../shop.mjs";

const field = ({
  name,
  label,
  type = "text",
  autocomplete,
  wide,
  required = true,
  hint,
}) => html`<p class="field${wide && " wide"}">
  <label for="${name}">${label}${!required && html` <span class="soft">facultatif</span>`}</label>
  <input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}"${required && html` required`}${hint && html` aria-describedby="${name}-aide"`}>
  ${hint && html`<small id="${name}-aide" class="soft">${hint}</small>`}
</p>`;

const option = (name, value, title, note, checked) => html`<label class="option">
  <input type="radio" name="${name}" value="${value}"${checked && html` checked`}><span><b>${title}</b> <span class="soft">${note}</span></span>
</label>`;

export const checkout = () => ({
  type: "checkout",
  title: `Commande · ${shop.name}`,
  description: "Où livrer, et comment payer.",
  main: html`<h1>Votre commande</h1>
<div class="cart-empty" data-cart-empty hidden>
  <p class="lead">Votre panier est vide : il n’y a rien à commander.</p>
  <p><a class="button" href="/">Retour à la boutique</a></p>
</div>
<form class="cart-full" method="post" action="/merci" data-cart-full hidden>
  <div class="steps">
    <fieldset><legend>Qui êtes-vous ?</legend><div class="fields">
      ${field({ name: "prenom", label: "Prénom", autocomplete: "given-name" })}
      ${field({ name: "nom", label: "Nom", autocomplete: "family-name" })}
      ${field({ name: "email", label: "E-mail", type: "email", autocomplete: "email", wide: true, hint: "Pour le suivi du colis, rien d’autre." })}
      ${field({ name: "telephone", label: "Téléphone", type: "tel", autocomplete: "tel", wide: true, required: false })}
    </div></fieldset>
    <fieldset><legend>Où livrer ?</legend><div class="fields">
      ${field({ name: "adresse", label: "Adresse", autocomplete: "street-address", wide: true })}
      ${field({ name: "code-postal", label: "Code postal", autocomplete: "postal-code" })}
      ${field({ name: "ville", label: "Ville", autocomplete: "address-level2" })}
    </div></fieldset>
    <fieldset><legend>Comment payer ?</legend>
      ${option("paiement", "livraison", "À la livraison", "par carte, au livreur", true)}
      ${option("paiement", "virement", "Par virement", "la commande part à réception")}
      ${option("paiement", "boutique", "En boutique", `${shop.street}, ${shop.city}`)}
    </fieldset>
    <p class="soft">Cette boutique est une démonstration : rien de ce qui est écrit ici n’est gardé ni envoyé, et rien ne sera livré.</p>
  </div>
  ${summary(html`<button class="button" type="submit">Confirmer la commande</button>`)}
</form>`,
});
