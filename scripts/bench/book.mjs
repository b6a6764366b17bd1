// A rules file as shops have them: rules of many kinds, by many facts.
import { createRandom } from "./random.mjs";

const categories = ["Lamps", "Radios", "Cameras", "Turntables", "Headphones", "Accessories"];

/** @type {((random: ReturnType<typeof createRandom>) => Record<string, unknown>)[]} */
const kinds = [
  ({ whole }) => ({
    when: {
      "page.type": "product",
      "item.views": { gte: whole(2, 5) },
      "item.in_cart": false,
      "item.dwell": { gte: `${whole(60, 180)}s` },
    },
  }),
  ({ whole }) => ({
    when: {
      "cart.count": { gte: whole(1, 3) },
      "checkout.started": false,
      any: [{ "cart.dwell": { gte: `${whole(2, 5)}m` } }, { "cart.abandoned": true }],
    },
  }),
  ({ one }) => ({ on: "add_to_cart", when: { "event.item.category": one(categories) } }),
  ({ whole }) => ({
    when: { "page.type": "cart", "cart.to_free_shipping": { between: [1, whole(10, 25)] } },
  }),
  ({ whole }) => ({ when: { "page.type": "search", "session.empty_searches": { gte: whole(1, 3) } } }),
  ({ whole }) => ({ when: { "item.price_drop": { gte: whole(5, 20) }, "item.in_cart": false } }),
  () => ({ when: { "item.back_in_stock": true } }),
  ({ whole }) => ({ when: { "item.compared": { gte: whole(2, 4) }, "item.dwell": { gte: "45s" } } }),
  ({ whole }) => ({ when: { "page.exit_intent": true, "cart.value": { gte: whole(20, 200) } } }),
  ({ whole }) => ({ when: { "visitor.returning": true, "visitor.away": { gte: `${whole(3, 30)}d` } } }),
  ({ whole }) => ({
    when: {
      "interest.views": { gte: whole(2, 6) },
      "interest.dwell": { gte: "2m" },
      not: { "page.type": ["cart", "checkout"] },
    },
  }),
  ({ one }) => ({
    when: { "page.path": { like: `/${one(categories)}/*` }, "time.of_day": { between: ["09:00", "12:00"] } },
  }),
  ({ whole }) => ({ when: { "session.medium": "email", "session.pages": { gte: whole(2, 6) } } }),
  ({ whole }) => ({ when: { "page.scroll": { gte: whole(50, 90) }, "page.dwell": { gte: "1m" } } }),
  ({ whole }) => ({ when: { "shop.open": true, "session.dwell": { gte: `${whole(3, 9)}m` } } }),
  ({ one, whole }) => ({
    when: { "visitor.categories": { contains: one(categories) }, "item.price": { gte: whole(20, 300) } },
  }),
];

/** @param {number} count of rules */
export function book(count) {
  const random = createRandom(11);
  return {
    floorwalker: 1,
    shop: {
      name: "La Boutique",
      currency: "EUR",
      phone: "+33 1 99 00 12 34",
      email: "bonjour@laboutique.example",
      timezone: "Europe/Paris",
      hours: { "mon-fri": ["09:30-12:30", "14:00-19:00"], sat: ["10:00-18:00"] },
      free_shipping_from: 49,
      pages: { product: "/product/*", cart: "/cart*", checkout: "/checkout*" },
    },
    rules: Array.from({ length: count }, (_, i) => ({
      id: `rule-${i}`,
      priority: random.whole(0, 9),
      ...kinds[i % kinds.length]?.(random),
      prompt: {
        type: "card",
        title: {
          en: "A question about {item.name|our range}?",
          fr: "Une question sur {item.name|nos produits} ?",
        },
        body: { en: "Call us on {shop.phone}.", fr: "Appelez-nous au {shop.phone}." },
        actions: [{ label: { en: "Call", fr: "Appeler" }, do: "call" }],
      },
    })),
  };
}
