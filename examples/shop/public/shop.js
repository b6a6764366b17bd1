import { answerAssistant } from "./shop/assistant.js";
import { showCount } from "./shop/badge.js";
import { startCartPage } from "./shop/cart-page.js";
import { startCheckout } from "./shop/checkout.js";
import { reportLists } from "./shop/lists.js";
import { startProduct } from "./shop/product.js";
import { reportSearch } from "./shop/search.js";
import { reportPurchase } from "./shop/thanks.js";

window.dataLayer = window.dataLayer || [];

const PAGES = {
  product: startProduct,
  search: reportSearch,
  cart: startCartPage,
  checkout: startCheckout,
  confirmation: reportPurchase,
};

showCount();
PAGES[document.body.dataset.page]?.();
reportLists();
answerAssistant();
