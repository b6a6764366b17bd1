import { drawItem } from "./drawer/item.js";
import { drawMemory } from "./drawer/memory.js";
import { drawRules } from "./drawer/rules.js";
import { drawSay } from "./drawer/say.js";

const REFRESH_ON = [
  "ready",
  "prompt_shown",
  "prompt_withheld",
  "prompt_clicked",
  "prompt_dismissed",
  "prompt_ignored",
  "prompt_withdrawn",
  "prompt_answered",
  "consent_changed",
  "opted_out",
];

const tab = document.querySelector(".backstage-tab");
const panel = document.querySelector("#coulisses");
const part = (name) => panel.querySelector(`[data-${name}]`);
const isOpen = () => !panel.hidden;

/** The assistant, or nothing where its file has not come (yet). */
const assistant = () => (typeof window.floorwalker?.explain === "function" ? window.floorwalker : null);

const refresh = async () => {
  const floorwalker = assistant();
  for (const name of ["ask", "privacy", "forget"]) part(name).disabled = !floorwalker;
  if (!floorwalker) {
    part("say").textContent =
      "L’assistant n’est pas là : le fichier /floorwalker.min.js n’a pas été servi. Construisez-le par « npm run build », puis rechargez. La boutique, elle, marche sans lui.";
    return;
  }
  const explanation = floorwalker.explain();
  drawSay(part, explanation);
  drawRules(part("rules"), explanation);
  drawItem(part("item"), explanation.item);
  drawMemory(part, await floorwalker.exportData());
  part("seen").hidden = false;
};

const draw = () => refresh().catch(console.warn);

let ticking;
let listening = false;

const listen = () => {
  const floorwalker = assistant();
  if (listening || !floorwalker) return;
  listening = true;
  for (const name of REFRESH_ON) floorwalker.on(name, () => isOpen() && draw());
};

/** Once a second, and only while somebody can see it. */
const tick = () => {
  clearInterval(ticking);
  if (!isOpen() || document.hidden) return;
  const step = () => {
    listen();
    draw();
  };
  step();
  ticking = setInterval(step, 1000);
};

const setOpen = (open) => {
  panel.hidden = !open;
  tab.setAttribute("aria-expanded", String(open));
  document.documentElement.toggleAttribute("data-coulisses", open);
  // The server draws the next page with the panel as it is, so that nothing moves there.
  // biome-ignore lint/suspicious/noDocumentCookie: it must be set before the next page is asked for
  document.cookie = `coulisses=${open ? 1 : 0}; path=/; max-age=31536000; samesite=lax`;
  tick();
};

tab.addEventListener("click", () => {
  setOpen(!isOpen());
  if (isOpen()) panel.querySelector(".backstage-close").focus();
});
panel.querySelector(".backstage-close").addEventListener("click", () => {
  setOpen(false);
  tab.focus();
});
part("ask").addEventListener("click", () => assistant()?.ask());
part("privacy").addEventListener("click", () => assistant()?.privacy());
part("forget").addEventListener("click", async () => {
  await assistant()?.forget();
  draw();
});
document.addEventListener("visibilitychange", tick);
window.addEventListener("pageshow", tick);
window.addEventListener("load", tick);
