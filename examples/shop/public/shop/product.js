import { add } from "./cart.js";
import { report } from "./data-layer.js";

const chosen = (form) => form.querySelector("input[name=variante]:checked");

const itemOf = (form) => JSON.parse((chosen(form) ?? form).dataset.item);

/** Draws the variant that was just chosen, and lets the address name it. */
const showVariant = (form) => {
  const { dataset, value } = chosen(form);
  const inStock = dataset.stock === "true";
  document.querySelector("[data-picture]").src = JSON.parse(dataset.item).image;
  form.querySelector("[data-stock-line]").textContent = inStock
    ? "En stock, expédié sous 24 h"
    : "Épuisé pour le moment";
  form.querySelector("[type=submit]").disabled = !inStock;
  history.replaceState(history.state, "", `?couleur=${value}`);
  report("view_item", [itemOf(form)]);
};

const sayAdded = (form, name) => {
  const link = document.createElement("a");
  link.href = "/panier";
  link.textContent = "Voir le panier";
  form.querySelector("[data-added]").replaceChildren(`${name} est dans votre panier. `, link);
};

export const startProduct = () => {
  const form = document.querySelector("form.buy");
  report("view_item", [itemOf(form)]);
  form.addEventListener("change", () => showVariant(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const item = itemOf(form);
    add(item);
    sayAdded(form, item.item_name);
  });
};
