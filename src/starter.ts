import type { RulesFile } from "./core/index.js";

/** Contact details of the shop, from the tag or from the page's own structured data. */
export interface Contact {
  name?: string;
  phone?: string;
  email?: string;
}

/**
 * The rules that run where the tag names none (SPEC.md section 2): somebody who hesitates, a cart left standing, what
 * goes with what was just put in. Nothing in them needs more than the page itself says.
 */
export function starterRules(contact: Contact): RulesFile {
  const reachable = contact.phone || contact.email;
  return {
    floorwalker: 1,
    shop: { ...contact },
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
