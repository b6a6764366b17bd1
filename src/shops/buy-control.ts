/** Words for putting into the cart, or for the cart itself, in many languages; and names as programs use them. */
const BUY =
  /add.?to.?(cart|bag|basket|trolley)|\bcart\b|basket|panier|warenkorb|einkaufswagen|carrito|cesta|carrell|carrinho|ko[sš][ií]k|ko[sš]ar|koszyk|winkelw|winkelmand|kosár|sepet|kundvagn|handlekurv|ostoskor|ostukorv|groz[āa]|krepšel|корзин|кошик|장바구니|구매|カート|购物车|buy|kaufen|acheter|comprar|acquista|купить|k[uú]pi|koupit|naro[cč]i/i;
/** What has such a word, and puts nothing into the cart. */
const NOT = /remove|update|view|mini|clear|checkout|toggle|close|wish|go.?to|open|header/i;

/**
 * Whether a click on an element puts something into the cart, by its own words, its names, or where its form leads.
 *
 * @param element a button, a link that looks like one, a field that submits
 */
export function isBuyControl(element: Element): boolean {
  const names = [...element.attributes].map(({ value }) => value).join(" ");
  const text = `${names} ${element.textContent?.trim().slice(0, 60)}`;
  const form =
    element.matches('[type="submit"],button:not([type])') && element.closest("form")?.getAttribute("action");
  return !NOT.test(text) && (BUY.test(text) || BUY.test(form || ""));
}
