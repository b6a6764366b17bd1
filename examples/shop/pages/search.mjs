import { html } from "../html.mjs";
import { cards } from "../parts/card.mjs";
import { newest, products } from "../products/index.mjs";
import { shop } from "../shop.mjs";

const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'");

const matches = (words) => (product) => {
  const said = plain(
    [product.name, product.brand, product.categoryName, product.line, product.text].join(" "),
  );
  return words.every((word) => said.includes(word));
};

const count = (n) => (n === 0 ? "Aucun article" : n === 1 ? "Un article" : `${n} articles`);

export const search = ({ url }) => {
  const term = (url.searchParams.get("q") ?? "").trim().slice(0, 100);
  const words = plain(term).split(/\s+/).filter(Boolean);
  const found = words.length > 0 ? products.filter(matches(words)) : [];
  return {
    type: "search",
    title: `${term ? `« ${term} »` : "Recherche"} · ${shop.name}`,
    description: "Chercher dans la boutique.",
    main: html`<h1>${term ? `« ${term} »` : "Que cherchez-vous ?"}</h1>
<p class="lead" ${term && html`data-search-term="${term}" data-search-results="${found.length}"`}>${term ? `${count(found.length)} pour cette recherche` : "Un mot suffit : radio, pellicule, lampe."}</p>
<h2 class="unseen">Résultats</h2>
${found.length > 0 && cards(found, { id: "recherche", name: "Résultats de recherche" })}
${
  found.length === 0 &&
  html`<p>Essayez un mot plus court, ou demandez-nous : <a href="tel:${shop.tel}">${shop.phone}</a>.</p>
<h2>Tout juste arrivés</h2>
${cards(newest(4), { id: "nouveautes", name: "Tout juste arrivés" })}`
}`,
  };
};
