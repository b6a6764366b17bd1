import { type FactType, factOf } from "../core/facts.js";
import { OPERATORS } from "../core/operators.js";
import { compileRules } from "../core/rules.js";
import type { View } from "../core/situation.js";
import { EVENT_MEANINGS, REPORT_MEANINGS } from "./events.js";
import { FACT_MEANINGS, type FactMeaning } from "./facts.js";
import { HEADINGS } from "./headings.js";
import { keys } from "./keys.js";
import { pace, viewOfNothing } from "./nothing.js";
import { OPERATOR_MEANINGS, TYPE_MEANINGS } from "./operators.js";
import { REASON_MEANINGS } from "./reasons.js";
import { code, json, table } from "./table.js";
import { SHOP_TEXTS } from "./template.js";
import { WARNINGS } from "./warnings.js";
import { told } from "./words.js";

const pairs = (head: [string, string], of: Readonly<Record<string, string>>): string =>
  table(
    head,
    Object.entries(of).map(([name, says]) => [code(name), says]),
  );

/** Headings of the facts, by the first word of their names. */
const GROUPS: Readonly<Record<string, string>> = {
  page: "The page",
  search: "The last search on this page",
  session: "The session",
  visitor: "The visitor",
  rule: "What this visitor has met",
  item: "The product of this page",
  interest: "The product that drew most attention",
  cart: "The cart",
  checkout: "The checkout",
  event: "The moment of a rule with `on`",
  shop: "The shop",
  time: "The calendar",
  custom: "Your own",
};

/** A row of the table of facts. */
function factRow(name: string, meaning: FactMeaning, nothing: View): string[] {
  const fact = factOf(name.replace(/<\w+>/, "x"));
  const type = !fact || fact.type === "any" ? "as set" : fact.type;
  const values = meaning.values && `One of ${meaning.values.map(code).join(", ")}.`;
  return [
    code(name),
    [type, fact && pace(fact, nothing), meaning.unit].filter(Boolean).join(", "),
    [told(meaning), values].filter(Boolean).join(" "),
    json({ [name]: meaning.example }).replace(/^`\{ | \}`$/g, "`"),
  ];
}

function facts(): string {
  const all = Object.entries(FACT_MEANINGS);
  const nothing = viewOfNothing(compileRules({ floorwalker: 1, rules: [] }), 0);
  return Object.entries(GROUPS)
    .map(([group, heading]) => {
      const own = all.filter(([name]) => name.startsWith(`${group}.`));
      const rows = own.map(([name, meaning]) => factRow(name, meaning, nothing));
      return `### ${heading}\n\n${table(["fact", "type", "meaning", "for example"], rows)}`;
    })
    .join("\n\n");
}

function operators(): string {
  const types = Object.entries(OPERATORS) as [FactType, string][];
  const rows = Object.entries(OPERATOR_MEANINGS).map(([operator, says]) => [
    code(operator),
    types
      .filter(([, list]) => list.split(" ").includes(operator))
      .map(([type]) => type)
      .join(", "),
    says,
  ]);
  return table(["operator", "types", "holds where"], rows);
}

const section = (heading: string, ...parts: string[]): string => [`## ${heading}`, ...parts].join("\n\n");

const shapes = (...names: (keyof typeof HEADINGS)[]): string[] =>
  names.map((name) => {
    const [heading, says] = HEADINGS[name];
    return [`### ${heading}`, ...(says ? [says] : []), keys(name)].join("\n\n");
  });

/** The reference page: every word a rules file may use. */
export function markdown(): string {
  const parts = [
    "# Reference",
    "Every word of a rules file. This page is generated from the tables the program itself reads: `npm run build` writes it anew.",
    "A *fact* is a named value that a rule can test. A *rule* is a condition on facts, and what to say when it holds. A *prompt* is what the visitor sees. *Manners* are when not to speak. *Attention* is time in which the page is visible, its window has the focus, and there was input in the last 30 seconds.",
    section(
      "The file and the shop",
      ...shapes("file", "shop", "store", "consent", "memory", "listener", "suggestions", "sink"),
    ),
    section("Rules", ...shapes("rule", "cap", "variant", "hand_off")),
    section(
      "Conditions",
      "An object: every key must hold. A key is the name of a fact, or `all` (a list of conditions), `any` (the same, one of them is enough), `not` (a condition). Beside a fact stands a value (it is that), a list (it is one of these), or an object of operators, all of which must hold.",
      operators(),
      "A fact that has no value makes every test false; only `exists: false` is true of it. `not` turns that round, too. Numbers, texts and `true` are never taken for each other.",
      table(
        ["type", "meaning", "for example"],
        Object.entries(TYPE_MEANINGS).map(([type, { says, example }]) => [type, says, json(example)]),
      ),
    ),
    section(
      "Facts",
      "Counts begin at 0 and lists empty; the others have no value until something is known. Money is tested in `shop.currency` only.",
      facts(),
    ),
    section(
      "Prompts",
      ...shapes("prompt", "action", "suggest", "coupon", "question", "choice"),
      "### Placeholders",
      "In texts and addresses `{fact}` is replaced by its value, written as the visitor's language does; `{fact|other words}` has other words for where there is none, and without them the prompt is not drawn. `{{` is a brace. Beside the facts these may be named:",
      pairs(["placeholder", "meaning"], SHOP_TEXTS),
    ),
    section("Manners", "With nothing in the file, the defaults hold.", keys("manners")),
    section(
      "Why a rule does not speak",
      "`explain()` names the first of these that applies.",
      pairs(["reason", "meaning"], REASON_MEANINGS),
    ),
    section(
      "Events",
      "Named and shaped as in GA4. Other names are taken too, and serve `on`.",
      pairs(["event", "meaning"], EVENT_MEANINGS),
      "What Floorwalker reports, to `on(name)`; those not marked are also DOM events `floorwalker:<name>` on `document`:",
      table(
        ["report", "meaning"],
        Object.entries(REPORT_MEANINGS).map(([name, meaning]) => [
          code(name),
          "local" in meaning ? `${meaning.says} Only \`on\`.` : told(meaning),
        ]),
      ),
    ),
    section(
      "Messages of `floorwalker check`",
      "A mistake names its line and column, the place in the file, what was expected, what was found, and the right name nearest to it:",
      '```\nshop.json:12:9  error  /rules/3/when/item.vues  expected a fact, found "item.vues"; did you mean "item.views"?\n```',
      "A rule with a mistake does not speak; the others do. The rest are warnings, and change nothing:",
      table(
        ["it warns", "what to do"],
        Object.values(WARNINGS).map(({ says, advice }) => [says, advice]),
      ),
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}
