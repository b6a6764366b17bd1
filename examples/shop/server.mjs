import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { catalog } from "./catalog.mjs";
import { layout } from "./layout.mjs";
import { pageAt } from "./pages/index.mjs";
import { productPicture, scene } from "./pictures/index.mjs";
import { pictureByName } from "./products/index.mjs";
import { readPublicFile, readTagFile, send } from "./send.mjs";

/** Only paths matter here; a URL needs an origin all the same. */
const ORIGIN = "http://shop.invalid";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const picture = (name) => {
  if (name === "vitrine") return scene();
  const found = pictureByName(name);
  return found && productPicture(found);
};

/** Whether the drawer was left open: the page is drawn with it, so that nothing moves once it is there. */
const leftOpen = (request) => /(?:^|;\s*)coulisses=1(?:;|$)/.test(request.headers.cookie ?? "");

/**
 * The shop, not yet listening.
 * @param {{ tag?: string, rules?: string, consent?: string, drawer?: boolean }} options
 *   `tag`: the built tag file · `rules`: the rules file · `consent`: value of `data-consent` · `drawer`: the panel
 *   "Ce que voit l'assistant", which is the demonstration's and not the shop's
 */
export const createShopServer = ({
  tag = here("../../dist/floorwalker.min.js"),
  rules = here("floorwalker.json"),
  consent = "ask",
  drawer = true,
} = {}) => {
  const answer = async (request, url) => {
    const path = url.pathname;
    if (path === "/floorwalker.json") return readPublicFile(rules);
    if (path.startsWith("/floorwalker")) return readTagFile(tag, path);
    if (path === "/catalog.json") return { type: "json", body: JSON.stringify(catalog()) };
    const drawn = path.match(/^\/images\/([a-z0-9-]+)\.svg$/);
    if (drawn) {
      const body = picture(drawn[1]);
      return body ? { type: "svg", body } : null;
    }
    if (/^\/[\w/-]+\.\w+$/.test(path)) return readPublicFile(here(`public${path}`));
    // The order itself stays in the browser: what the form carries is let go unread.
    if (request.method === "POST" && path === "/merci") return { status: 303, location: "/merci" };
    const page = pageAt(url);
    const around = { url, consent, withDrawer: drawer, drawerOpen: drawer && leftOpen(request) };
    return { status: page.status, type: "html", body: layout(page, around) };
  };

  return createServer(async (request, response) => {
    request.resume();
    try {
      if (!URL.canParse(request.url, ORIGIN)) return send(request, response, { status: 400 });
      const url = new URL(request.url, ORIGIN);
      send(
        request,
        response,
        (await answer(request, url)) ?? { status: 404, type: "text", body: "Introuvable" },
      );
    } catch (error) {
      console.error(error);
      send(request, response, { status: 500, type: "text", body: "Erreur" });
    }
  });
};

/** Listens on a port, or on the next free one, and says where. */
export const listen = async (server, port) => {
  try {
    await once(server.listen(port), "listening");
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    return listen(server, port + 1);
  }
  console.log(`La Boutique: http://localhost:${port}`);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: { consent: { type: "string" }, "no-drawer": { type: "boolean" } },
  });
  const server = createShopServer({ consent: values.consent, drawer: !values["no-drawer"] });
  await listen(server, Number(process.env.PORT) || 4173);
}
