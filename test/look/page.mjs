// The demo page: a product page as a shop has it, and the demo's script, bundled.
import { fileURLToPath } from "node:url";
import nodeResolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import { typescript } from "../../scripts/typescript.mjs";

/** The policy a careful shop sends: nothing inline, nothing from elsewhere, no markup from text. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types 'none'";

/** The demo's script as one file. */
export async function bundle() {
  const made = await rollup({
    input: fileURLToPath(new URL("demo.ts", import.meta.url)),
    plugins: [typescript(), nodeResolve()],
  });
  const { output } = await made.generate({ format: "iife", inlineDynamicImports: true });
  await made.close();
  return output[0].code;
}

const style = `
:root{--ink:#1d1d1b;--paper:#fbfaf7;--line:#e4e1d8;--buy:#1f5c4d;--on:#fff;--pic:#eeeae0}
:root.dark{--ink:#ecebe6;--paper:#161614;--line:#34332e;--buy:#7fd1b9;--on:#10201b;--pic:#24231f}
body{margin:0;font:16px/1.5 Inter,"Segoe UI","DejaVu Sans",sans-serif;background:var(--paper);color:var(--ink)}
header{display:flex;gap:1.5rem;align-items:center;padding:1rem clamp(1rem,4vw,3rem);border-bottom:1px solid var(--line)}
header b{font:600 1.25rem Georgia,"DejaVu Serif",serif}
header span+span{margin-inline-start:auto}
main{display:grid;grid-template-columns:1fr 1fr;gap:3rem;max-width:64rem;margin:2.5rem auto;padding:0 clamp(1rem,4vw,3rem)}
.pic{aspect-ratio:1;border-radius:.5rem;background:var(--pic)}
h1{font:600 2rem/1.15 Georgia,"DejaVu Serif",serif;margin:0 0 .5rem}
.buy{background:var(--buy);color:var(--on);border:0;border-radius:.375rem;padding:.85rem 1.5rem;font-family:inherit;font-size:1rem;font-weight:600}
#room{min-height:480px;max-width:64rem;margin:0 auto}
#none,#low{max-width:64rem;margin:0 auto}
.sticky{position:fixed;inset:auto 0 0;padding:.75rem 1rem;background:var(--paper);border-top:1px solid var(--line)}
.bubble{position:fixed;right:20px;bottom:20px;width:60px;height:60px;border:0;border-radius:50%;background:#7a3ff2}
.tall{height:1200px}
@media(max-width:40rem){main{grid-template-columns:1fr;gap:1.25rem;margin:1rem auto}}
`;

/**
 * A picture of a product.
 * @param {string} fill
 */
const picture = (fill) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 56 56"><path fill="#eeeae0" d="M0 0h56v56H0z"/><rect x="16" y="14" width="24" height="28" rx="5" fill="${fill}"/></svg>`;

/**
 * What the page asks for beside its script.
 * @type {Record<string, { body: string, type: string }>}
 */
export const FILES = {
  "/demo.css": { body: style, type: "text/css" },
  "/a.svg": { body: picture("#8fa9a0"), type: "image/svg+xml" },
  "/b.svg": { body: picture("#b9a58a"), type: "image/svg+xml" },
};

/** @type {Record<string, { more: string, what: string, buy: string, about: string }>} */
const PAGES = {
  fr: {
    more: "Panier (1)",
    what: "Écran couleur, 7 500 titres",
    buy: "Ajouter au panier",
    about: "Expédié sous 24 h. Retours offerts pendant 30 jours.",
  },
  en: {
    more: "Cart (1)",
    what: "Colour screen, 7,500 songs",
    buy: "Add to cart",
    about: "Ships within 24 hours. Free returns for 30 days.",
  },
};

/**
 * @typedef {object} PageGiven
 * @property {string} [lang]
 * @property {string} [dir]
 * @property {boolean} [dark]
 * @property {string} [parts] more of the page, such as its sticky bar
 */

/**
 * The page's HTML.
 * @param {PageGiven} given
 */
export function page({ lang = "fr", dir = "ltr", dark = false, parts = "" } = {}) {
  const { more, what, buy, about } = PAGES[lang] ?? PAGES.en;
  return `<!doctype html>
<html lang="${lang}" dir="${dir}" class="${dark ? "dark" : ""}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>La Boutique</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/demo.css"></head><body>
<header><b>La Boutique</b><span>Audio</span><span>${more}</span></header>
<main><div class="pic"></div><div><h1>iPod 30 Go</h1><p>${what}</p><p>199,00 €</p><button class="buy">${buy}</button><p>${about}</p></div></main>
<div id="none"></div><div id="room"></div><div class="tall"></div><div id="low"></div>
${parts}
<script src="/demo.js"></script></body></html>`;
}
