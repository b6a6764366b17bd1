import { add } from "./cart.js";

const find = async (id) => {
  const response = await fetch("/catalog.json");
  const { items } = await response.json();
  return items.find(({ item_id }) => item_id === id);
};

const addById = async (id) => {
  const found = await find(id);
  if (!found) return;
  const { item_id, item_name, price, item_brand, item_category, url, image } = found;
  add({ item_id, item_name, price, item_brand, item_category, url, image });
};

/** The assistant asks for an article to be put in the cart; the shop takes it on, in its own way. */
export const answerAssistant = () => {
  document.addEventListener("floorwalker:add_to_cart", (event) => {
    const id = event.detail?.item_id ?? event.detail?.items?.[0]?.item_id;
    if (!id) return;
    event.preventDefault();
    addById(String(id)).catch(console.warn);
  });
};
