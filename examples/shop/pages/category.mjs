import { html } from "../html.mjs";
import { cards } from "../parts/card.mjs";
import { trail, trailHead } from "../parts/trail.mjs";
import { categoryBySlug, productsOf } from "../products/index.mjs";
import { shop } from "../shop.mjs";

const ORDERS = {
  choix: { name: "Notre choix", by: () => 0 },
  "prix-croissant": { name: "Prix croissant", by: (a, b) => a.price - b.price },
  "prix-decroissant": { name: "Prix décroissant", by: (a, b) => b.price - a.price },
  nouveautes: { name: "Nouveautés", by: (a, b) => a.addedDaysAgo - b.addedDaysAgo },
};

const order =
  (url, current) =>
  ([key, { name }]) =>
    html`<li><a href="${key === "choix" ? url : `${url}?tri=${key}`}"${key === current && html` aria-current="true"`}>${name}</a></li>`;

export const category = ({ slug, url }) => {
  const found = categoryBySlug(slug);
  if (!found) return null;
  const asked = url.searchParams.get("tri") ?? "choix";
  const current = Object.hasOwn(ORDERS, asked) ? asked : "choix";
  const steps = [
    { name: "Accueil", url: "/" },
    { name: found.name, url: `/rayon/${found.slug}` },
  ];
  return {
    type: "category",
    title: `${found.name} · ${shop.name}`,
    description: found.line,
    head: trailHead(steps),
    main: html`${trail(steps)}
<h1>${found.name}</h1>
<p class="lead">${found.line}</p>
<nav class="orders" aria-label="Ordre des articles"><ul>${Object.entries(ORDERS).map(order(`/rayon/${found.slug}`, current))}</ul></nav>
<h2 class="unseen">Articles</h2>
${cards(productsOf(found).sort(ORDERS[current].by), { id: found.slug, name: found.name })}`,
  };
};
