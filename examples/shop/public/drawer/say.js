import { write } from "./dom.js";
import { span } from "./words.js";

const CONSENT = { unknown: "pas encore dit", granted: "oui", denied: "non" };
const PAGES = {
  home: "accueil",
  category: "rayon",
  product: "article",
  search: "recherche",
  cart: "panier",
  checkout: "commande",
  confirmation: "merci",
};

/** The state of things, in three short sentences. */
export const drawSay = (part, { at, consent, page, showing, next, issues }) => {
  const accord = `Peut-il se souvenir : ${CONSENT[consent.state]} (${consent.from})${consent.note ? `, ${consent.note}` : ""}.`;
  const here = `Page : ${PAGES[page.type] ?? page.type}.`;
  const look = next === null ? "Rien ne presse." : `Prochain regard dans ${span(next - at)}.`;
  write(part("say"), [accord, here, showing ? `Affiché : ${showing}.` : look].join(" "));
  part("issues").hidden = issues.length === 0;
  write(part("issues"), issues.map(({ path, message }) => `${path} : ${message}`).join("\n"));
};
