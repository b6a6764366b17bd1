import { element, replace, write } from "./dom.js";
import { state, test, value } from "./words.js";

const drawn = new Map();
let moments = {};

/** Which events a rule waits for stands in the file only. */
const readMoments = async () => {
  const response = await fetch("/floorwalker.json");
  const { rules } = await response.json();
  moments = Object.fromEntries(rules.filter(({ on }) => on).map(({ id, on }) => [id, [on].flat()]));
};
readMoments().catch(console.warn);

const sign = ({ path }) => (path.includes("/not/") ? "sauf " : path.includes("/any/") ? "ou " : "");

const condition = (each) =>
  element(
    "li",
    each.holds ? "yes" : "no",
    element(
      "span",
      "mark",
      each.holds ? "✓" : "✗",
      element("span", "unseen", each.holds ? " vrai : " : " faux : "),
    ),
    element("span", "", sign(each), element("code", "", test(each)), ` vaut ${value(each.value, each.fact)}`),
  );

const create = (id) => {
  const parts = { name: element("b", "", id), state: element("span", "state"), body: element("div") };
  parts.root = element("details", "rule", element("summary", "", parts.name, parts.state), parts.body);
  return parts;
};

const body = (rule) => [
  rule.note && element("p", "", rule.note),
  rule.conditions.length > 0 && element("ul", "", ...rule.conditions.map(condition)),
  rule.not_in_effect.length > 0 &&
    element("p", "", `Compris, mais pas encore en vigueur : ${rule.not_in_effect.join(", ")}`),
];

/** A fold for each rule; what is unfolded stays so. */
export const drawRules = (root, { rules, showing, at }) => {
  for (const rule of rules) {
    if (!drawn.has(rule.id)) {
      drawn.set(rule.id, create(rule.id));
      root.append(drawn.get(rule.id).root);
    }
    const parts = drawn.get(rule.id);
    const said = state(rule, { now: at, showing, moments: moments[rule.id] });
    write(parts.state, said);
    parts.root.dataset.kind = said === "parle" ? "speaks" : said.startsWith("se tait") ? "held" : "waits";
    if (parts.root.open || !parts.body.hasChildNodes()) replace(parts.body, body(rule).filter(Boolean));
  }
};
