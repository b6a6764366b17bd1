/** Words for putting into the cart, or for the cart itself, in many languages; and names as programs use them.
 * In small letters, as the texts are that they are sought in: of other expressions browsers make slow ones. */
const BUY =
  /add.?to.?(cart|bag|basket|trolley)|\bcart\b|basket|panier|warenkorb|einkaufswagen|carrito|cesta|carrell|carrinho|ko[sš][ií]k|ko[sš]ar|koszyk|winkelw|winkelmand|kosár|sepet|kundvagn|handlekurv|ostoskor|ostukorv|groz[āa]|krepšel|корзин|кошик|장바구니|구매|カート|购物车|buy|kaufen|acheter|comprar|acquista|купить|k[uú]pi|koupit|naro[cč]i/;
/** What has such a word, and puts nothing into the cart. */
const NOT = /remove|update|view|mini|clear|checkout|toggle|close|wish|go.?to|open|header/;

/**
 * Whether a click on an element puts something into the cart, by its own words, its names, or where its form leads.
 *
 * @param element a button, a link that looks like one, a field that submits
 */
export function isBuyControl(element: Element): boolean {
  const names = element.getAttributeNames().map((name) => element.getAttribute(name));
  const text = `${names.join(" ")} ${element.textContent?.trim().slice(0, 60)}`.toLowerCase();
  const action = () =>
    element.matches('[type="submit"],button:not([type])') &&
    element.closest("form")?.getAttribute("action")?.toLowerCase();
  return (BUY.test(text) || BUY.test(action() || "")) && !NOT.test(text);
}
