import { html } from "../html.mjs";
import { shop } from "../shop.mjs";

const letter = (title, description, body) => ({
  type: "other",
  title: `${title} · ${shop.name}`,
  description,
  main: html`<div class="letter"><h1>${title}</h1>${body}</div>`,
});

export const delivery = () =>
  letter(
    "Livraison et retours",
    "Délais, frais, retours.",
    html`<h2>Livraison</h2>
<p>Commandé avant 15 h, expédié le jour même ; sinon le lendemain. En France métropolitaine, la livraison coûte 4,90 €, et elle est offerte dès ${shop.freeShippingFrom} €.</p>
<h2>Retours</h2>
<p>Vous avez trente jours pour changer d’avis. L’étiquette de retour est dans le colis, les frais sont pour nous, et le remboursement part le jour où le paquet arrive.</p>
<h2>Réparations</h2>
<p>Tout ce que nous vendons se répare ici. Passez, ou appelez-nous au <a href="tel:${shop.tel}">${shop.phone}</a> : le diagnostic est gratuit.</p>`,
  );

export const contact = () =>
  letter(
    "Contact",
    "Adresse, horaires, téléphone.",
    html`<p class="lead">Au bout du fil, il y a Jeanne ou Malik. Ils ont essayé tout ce que nous vendons.</p>
<dl class="specs">
  <div><dt>Téléphone</dt><dd><a href="tel:${shop.tel}">${shop.phone}</a></dd></div>
  <div><dt>E-mail</dt><dd><a href="mailto:${shop.email}">${shop.email}</a></dd></div>
  <div><dt>Boutique</dt><dd>${shop.street}, ${shop.postcode} ${shop.city}</dd></div>
  ${shop.hours.map(({ days, times }) => html`<div><dt>${days}</dt><dd>${times}</dd></div>`)}
</dl>`,
  );

export const privacy = () =>
  letter(
    "Confidentialité",
    "Ce que la boutique retient, et comment l’effacer.",
    html`<p class="lead">La boutique a un assistant. Il regarde ce que vous regardez, pour vous aider au bon moment. Il le fait dans votre navigateur, et nulle part ailleurs.</p>
<h2>Ce qu’il retient, si vous l’acceptez</h2>
<p>Les articles vus et combien de fois, le panier, vos visites comptées une à une, et ce que vous avez répondu à ses messages. Ni nom, ni adresse, ni e-mail, ni rien de ce que vous tapez.</p>
<h2>Où cela va</h2>
<p>Nulle part. Ces notes restent sur votre appareil. Nous ne les recevons pas.</p>
<h2>Voir, emporter, effacer</h2>
<p><a href="#floorwalker-privacy">Ouvrir ce que la boutique retient de vous</a>. Vous pouvez y lire chaque note, les télécharger, les effacer, ou demander que l’assistant se taise.</p>`,
  );
