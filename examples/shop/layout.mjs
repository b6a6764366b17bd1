import { html, spaced } from "./html.mjs";
import { drawer } from "./parts/drawer.mjs";
import { footer } from "./parts/footer.mjs";
import { header } from "./parts/header.mjs";

const SHEETS = [
  "page",
  "button",
  "cards",
  "ways",
  "home",
  "product",
  "choices",
  "cart",
  "summary",
  "checkout",
  "footer",
];
const DRAWER_SHEETS = ["/drawer.css", "/drawer/tab.css", "/drawer/rules.css"];

const sheets = (withDrawer) =>
  ["/shop.css", ...SHEETS.map((name) => `/shop/${name}.css`), ...(withDrawer ? DRAWER_SHEETS : [])].map(
    (href) => html`<link rel="stylesheet" href="${href}">\n`,
  );

/** A whole document around what a page says: `{ title, description, type, main, head }`. */
export const layout = (page, { url, consent, withDrawer, drawerOpen }) =>
  spaced(
    html`<!doctype html>
<html lang="fr"${drawerOpen && html` data-coulisses="open"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${sheets(withDrawer)}<script async src="/floorwalker.min.js" data-rules="/floorwalker.json" data-consent="${consent}"></script>
<script type="module" src="/shop.js"></script>
${withDrawer && html`<script type="module" src="/drawer.js"></script>`}
${page.head}
</head>
<body data-page="${page.type}">
<a class="skip" href="#contenu">Aller au contenu</a>
${withDrawer && drawer({ open: drawerOpen })}
${header({ path: url.pathname, query: url.searchParams.get("q") ?? "" })}
<main id="contenu" tabindex="-1">
${page.main}
</main>
${footer()}
</body>
</html>
`.toString(),
  );
