import { lines, onChange, setQuantity } from "./cart.js";
import { report } from "./data-layer.js";
import { euros } from "./money.js";
import { drawState, drawSummary } from "./summary.js";

const say = (text) => {
  document.querySelector("[data-cart-status]").textContent = text;
};

const drawLine = (line) => {
  const row = document.querySelector("#cart-line").content.cloneNode(true);
  const part = (name) => row.querySelector(`[data-${name}]`);
  const called = line.item_variant ? `${line.item_name}, ${line.item_variant}` : line.item_name;
  const change = (quantity) => () => {
    setQuantity(line, quantity);
    say(quantity > 0 ? `${called} : ${quantity}` : `${called} n’est plus dans le panier`);
  };
  const button = (name, label, quantity) => {
    part(name).setAttribute("aria-label", `${label} : ${called}`);
    part(name).dataset.button = `${name} ${line.item_id} ${line.item_variant ?? ""}`;
    part(name).addEventListener("click", change(quantity));
  };
  for (const link of row.querySelectorAll("[data-link]")) link.href = line.url;
  part("image").src = line.image;
  part("name").textContent = line.item_name;
  part("variant").textContent = line.item_variant ?? "";
  part("price").textContent = euros(line.price);
  part("quantity").textContent = line.quantity;
  part("total").textContent = euros(line.price * line.quantity);
  button("less", "Un de moins", line.quantity - 1);
  button("more", "Un de plus", line.quantity + 1);
  button("remove", "Retirer", 0);
  return row;
};

const draw = () => {
  const all = lines();
  const focused = document.activeElement?.dataset?.button;
  document.querySelector("[data-cart-lines]").replaceChildren(...all.map(drawLine));
  drawSummary(all);
  drawState(all);
  if (!focused) return;
  const again = document.querySelector(`[data-button="${CSS.escape(focused)}"]`);
  (again ?? document.querySelector("#contenu")).focus();
};

export const startCartPage = () => {
  draw();
  report("view_cart", lines());
  onChange(draw);
};
