import { element, replace, write } from "./dom.js";
import { span } from "./words.js";

const times = (n) => `${n} fois`;
const views = ({ days = [] }) => days.reduce((sum, [, seen]) => sum + seen, 0);
const euros = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });

const visit = ({ sessions = 0, session = {} }) =>
  sessions > 0 &&
  `Visite n° ${sessions} : ${session.pages ?? 0} pages, ${span(session.dwell ?? 0)} d’attention.`;

const products = ({ items = [] }) => {
  const seen = items
    .filter(views)
    .sort((a, b) => views(b) - views(a))
    .slice(0, 5);
  return (
    seen.length > 0 &&
    `Regardé : ${seen.map((item) => `${item.name ?? item.id} (${times(views(item))})`).join(", ")}.`
  );
};

const cart = ({ cart: kept }) =>
  kept?.lines?.length > 0 &&
  `Au panier : ${kept.lines.map(({ name, id, quantity }) => `${quantity} × ${name ?? id}`).join(", ")}.`;

const purchases = ({ purchases: made }) =>
  made?.count > 0 &&
  `Acheté : ${times(made.count)}, ${euros.format(Object.values(made.spent ?? {}).reduce((a, b) => a + b, 0))}.`;

const answers = ({ shown, clicked, dismissed }) =>
  [`${shown} vu`, clicked > 0 && `${clicked} suivi`, dismissed > 0 && `${dismissed} fermé`]
    .filter(Boolean)
    .join(", ");

const prompts = ({ past = {} }) => {
  const spoken = Object.entries(past).filter(([, { shown }]) => shown > 0);
  return (
    spoken.length > 0 && `Messages : ${spoken.map(([id, each]) => `${id} (${answers(each)})`).join(" ; ")}.`
  );
};

const silence = ({ opted_out }) => opted_out && "Ne veut plus de messages.";

/** What is remembered: in plain words, and as it is. */
export const drawMemory = (part, data) => {
  const memory = data?.memory ?? data ?? {};
  const said = [visit, products, cart, purchases, prompts, silence].map((say) => say(memory)).filter(Boolean);
  replace(
    part("memory"),
    (said.length > 0 ? said : ["Rien."]).map((line) => element("li", "", line)),
  );
  write(part("json"), JSON.stringify(data, null, 1) ?? "");
};
