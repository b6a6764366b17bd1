import { defined, type RulesFile, type Shop } from "./core/index.js";
import { pageTypeOf } from "./shops/index.js";
import { findOrganization } from "./shops/organization.js";

/** What the address of a cart has in it: most links are done with by this alone. */
const CARTS = /cart|basket|bag|panier|warenkorb|carr/;
/** So many links are looked at: the cart's stands at the top of a page. */
const LINKS = 400;

/** What of the shop the page itself says, where the tag does not. */
function shopOf(document: Document, { phone, email }: DOMStringMap): Shop {
  const shop = findOrganization(document);
  const cart = Array.from({ length: LINKS }, (_, i) => document.links[i]).find(
    (link) =>
      CARTS.test(link?.getAttribute("href")?.toLowerCase() ?? "") &&
      link?.host === location.host &&
      pageTypeOf(new URL(link.href)) === "cart",
  );
  return defined({
    name: shop.name,
    phone: phone ?? shop.telephone,
    email: email ?? shop.email,
    urls: cart && { cart: cart.href },
  }) as Shop;
}

/**
 * The rules that run where the tag names none (SPEC.md section 2): somebody who hesitates, a cart left standing, what
 * goes with what was just put in. What they need of the shop is read from its page: contact details from structured
 * data of the shop, else from the tag's `data-phone` and `data-email`; the cart from the page's own link to it.
 */
export function starterRules(document: Document, tag: DOMStringMap): RulesFile {
  const shop = shopOf(document, tag);
  const reachable = shop.phone || shop.email;
  return {
    floorwalker: 1,
    shop,
    rules: [
      {
        id: "hesitating",
        when: {
          "page.type": "product",
          "item.views": { gte: 3 },
          "item.in_cart": false,
          "item.dwell": { gte: "90s" },
        },
        cap: [{ max: 1, per: "7d" }],
        status: reachable ? "on" : "off",
        prompt: {
          type: "card",
          title: {
            en: "A question about {item.name}?",
            fr: "Une question sur {item.name} ?",
            de: "Eine Frage zu {item.name}?",
            es: "¿Alguna duda sobre {item.name}?",
            it: "Una domanda su {item.name}?",
          },
          body: {
            en: "We are glad to answer.",
            fr: "Nous vous répondons volontiers.",
            de: "Wir antworten Ihnen gern.",
            es: "Te respondemos con gusto.",
            it: "Rispondiamo volentieri.",
          },
          actions: [
            { label: { en: "Call", fr: "Appeler", de: "Anrufen", es: "Llamar", it: "Chiama" }, do: "call" },
            {
              label: { en: "Write", fr: "Écrire", de: "Schreiben", es: "Escribir", it: "Scrivi" },
              do: "email",
              with: "item",
            },
          ],
        },
      },
      {
        id: "cart-left",
        when: {
          "cart.count": { gte: 1 },
          "checkout.started": false,
          any: [{ "cart.dwell": { gte: "3m" } }, { "cart.abandoned": true }],
        },
        cap: [{ max: 1, per: "3d" }],
        prompt: {
          type: "card",
          title: {
            en: "Your cart is still here",
            fr: "Votre panier vous attend",
            de: "Ihr Warenkorb steht noch bereit",
            es: "Tu cesta sigue aquí",
            it: "Il tuo carrello è ancora qui",
          },
          body: {
            en: "With {cart.top.name|what you chose}.",
            fr: "Avec {cart.top.name|ce que vous avez choisi}.",
            de: "Mit {cart.top.name|Ihrer Auswahl}.",
            es: "Con {cart.top.name|lo que elegiste}.",
            it: "Con {cart.top.name|quello che hai scelto}.",
          },
          actions: [
            {
              label: {
                en: "See the cart",
                fr: "Voir le panier",
                de: "Zum Warenkorb",
                es: "Ver la cesta",
                it: "Vai al carrello",
              },
              do: "go_to_cart",
            },
          ],
        },
      },
      {
        id: "goes-with",
        on: "add_to_cart",
        prompt: {
          type: "card",
          title: {
            en: "Goes well with it",
            fr: "Cela va bien avec",
            de: "Passt gut dazu",
            es: "Combina bien",
            it: "Ci sta bene",
          },
          suggest: { for: "event", from: ["pairs", "related"] },
        },
      },
    ],
  };
}
