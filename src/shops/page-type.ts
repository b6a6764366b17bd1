/**
 * Words that are a whole step of a path, by the type of page they name; in English, French, German, Spanish, Italian.
 * The first type met wins: what stands under products or categories is goods, even if called carts; `/checkout/cart`
 * is the cart, though `/cart/checkout` is not; `/checkout/order-received` is the confirmation.
 */
const WORDS = {
  product: "prod[ou][a-z]+(?=/[^/])",
  category: "([a-z]+-)?[ck]ategor[a-z]+(-[a-z]+)?|collections?",
  search: "search|recherche|suche|buscar|cerca",
  confirmation:
    "thank-?you|merci|danke|gracias|grazie|([a-z]+-)?conf[ie]rma[a-z-]+|[a-z]+-(received|recue|erhalten|recibido|ricevuto)|checkout/.*success",
  cart: "(cart|basket|bag|panier|warenkorb|carrito|cesta|carrello)(?=(\\.\\w+)?/?$)",
  checkout: "checkouts?|order|commande|kasse|pago|cassa",
  account: "account|compte|konto|cuenta",
};

/** The root, or a language's or country's: `/`, `/fr/`, `/be-fr`, `/be/fr/index.html`. */
const HOME = /^(\/[a-z]{2}([-_][a-z]{2})?){0,2}\/?(index\.\w+)?$/i;

/** The type of page by the words of its URL; nothing where they name none. */
export function pageTypeOf({ pathname, search, hash }: URL | Location): string | undefined {
  const path = /^#!?(\/.*)/.exec(hash)?.[1] ?? pathname;
  for (const [type, words] of Object.entries(WORDS)) {
    if (RegExp(`/((view|shopping|my|mon|mein|mi|mio)-?)?(${words})(\\.\\w+)?(/|$)`, "i").test(path)) return type;
  }
  return /[?&](s|q|search)=[^&]/.test(search) ? "search" : HOME.test(path) ? "home" : undefined;
}
