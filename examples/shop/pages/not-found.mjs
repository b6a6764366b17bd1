import { html } from "../html.mjs";
import { categories } from "../products/index.mjs";
import { shop } from "../shop.mjs";

export const notFound = () => ({
  status: 404,
  type: "other",
  title: `Page introuvable · ${shop.name}`,
  description: "Cette page n’existe pas.",
  main: html`<div class="letter">
  <h1>Cette page n’existe pas</h1>
  <p class="lead">L’article a peut-être quitté la boutique. Les rayons, eux, sont toujours là.</p>
  <ul>${categories.map(({ slug, name }) => html`<li><a href="/rayon/${slug}">${name}</a></li>`)}</ul>
</div>`,
});
