/**
 * Words that are a whole step of a path, by the type of page they name; in English, French, German, Spanish, Italian.
 * The first type met wins: what stands under products or categories is goods, even if called carts, and of the way to
 * the till what comes last counts (`/checkout/order-received`, `/cart/checkout`), but Magento's `/checkout/cart`.
 */
const WORDS = {
  product: "prod[ou][a-z]+(?=/[^/])",
  category: "([a-z]+-)?[ck]ategor[a-z]+(-[a-z]+)?|collections?",
  search: "search|recherche|suche|buscar|cerca",
  confirmation:
    "thank-?you|merci|danke|gracias|grazie|([a-z]+-)?conf[ie]rma[a-z-]+|[a-z]+-(received|recue|erhalten|recibido|ricevuto)|checkout/.*success",
  checkout: "checkouts?(?!/cart)|order|commande|kasse|pago|cassa",
  cart: "cart|basket|bag|panier|warenkorb|carrito|cesta|carrello",
  account: "account|compte|konto|cuenta",
};

/** The root, or a language's or country's: `/`, `/fr/`, `/be-fr`, `/be/fr/index.html`. */
const HOME = /^(\/[a-z]{2}([-_][a-z]{2})?){0,2}\/?(index\.\w+)?$/;

/** The type of page by the words of its URL; nothing where they name none. */
export function pageTypeOf({ pathname, search, hash }: URL | Location): string | undefined {
  // Small letters sought in small letters: of other expressions browsers make slow ones.
  const path = (/^#!?(\/.*)/.exec(hash)?.[1] ?? pathname).toLowerCase();
  for (const [type, words] of Object.entries(WORDS)) {
    if (RegExp(`/((view|shopping|my|mon|mein|mi|mio)-?)?(${words})(\\.\\w+)?(/|$)`).test(path)) return type;
  }
  return /[?&](s|q|search)=[^&]/.test(search) ? "search" : HOME.test(path) ? "home" : undefined;
}

/** Whether a URL's words name a page of another type than a product's. */
export const isOther = (url: URL | Location): boolean => /^(?!product)/.test(pageTypeOf(url) ?? "product");
