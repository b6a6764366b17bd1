import type { RulesFile } from "floorwalker";

/** What the assistant may say, and when. As an object it is checked by the compiler; a JSON file does as well. */
export const rules: RulesFile = {
  floorwalker: 1,
  shop: {
    name: "Nib & Paper",
    currency: "EUR",
    phone: "+33 1 99 00 12 34",
    email: "hello@nib-and-paper.example",
    urls: { cart: "/cart" },
  },
  // Short, so that they can be met while trying; a real shop takes the defaults.
  manners: {
    quiet: "3s",
    gap: "10s",
    done: "1m",
    caps: [
      { max: 1, per: "page" },
      { max: 9, per: "session" },
    ],
  },
  suggestions: {
    catalog: "/products.json",
    pairs: {
      "PEN-HERON": ["INK-DUSK", "BOOK-FIELD"],
      "INK-DUSK": ["PEN-HERON"],
      "BOOK-FIELD": ["PENCILS-2B"],
    },
  },
  rules: [
    {
      id: "hesitating",
      note: "Third look at the same product, and still not in the cart.",
      when: {
        "page.type": "product",
        "item.views": { gte: 3 },
        "item.in_cart": false,
        "custom.tier": "guest",
      },
      prompt: {
        type: "card",
        title: "A question about the {item.name}?",
        body: "We use it ourselves. Call us on {shop.phone}, or write: we answer the same day.",
        actions: [
          { label: "Call", do: "call" },
          { label: "Write", do: "email", subject: "A question about the {item.name}", with: "item" },
        ],
      },
    },
    {
      id: "hesitating-member",
      note: "The same for a member, who may try before keeping.",
      when: {
        "page.type": "product",
        "item.views": { gte: 3 },
        "item.in_cart": false,
        "custom.tier": "member",
      },
      prompt: {
        type: "card",
        title: "Try the {item.name} for a month",
        body: "Members pay when they keep it, not before.",
        actions: [{ label: "Add to cart", do: "add_to_cart" }],
      },
    },
    {
      id: "goes-with",
      note: "Something was put in the cart: what goes with it, and nothing where nothing does.",
      on: "add_to_cart",
      when: { "page.type": "product" },
      cap: [{ max: 3, per: "session" }],
      prompt: {
        type: "card",
        title: "What goes with the {event.item.name}",
        suggest: { for: "event", from: ["pairs"], limit: 2 },
        actions: [{ label: "See the cart", do: "go_to_cart" }],
      },
    },
  ],
};
