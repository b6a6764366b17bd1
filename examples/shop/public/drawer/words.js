/** What `explain()` says, in plain French. */

const OPERATORS = {
  eq: "=",
  ne: "≠",
  gt: ">",
  gte: "≥",
  lt: "<",
  lte: "≤",
  in: "parmi",
  not_in: "hors de",
  between: "entre",
  like: "ressemble à",
  contains: "contient",
  exists: "connu",
};

const REASONS = {
  opted_out: "le visiteur ne veut plus de messages",
  status: "elle est éteinte",
  schedule: "ce n’est pas la saison",
  audience: "elle ne s’adresse pas à ce visiteur",
  no_memory: "rien ne peut être retenu, sans l’accord du visiteur",
  never: "le fichier demande le silence en ce moment",
  bought: "cela vient d’être acheté",
  busy: "le visiteur est occupé",
  quiet: "il vient d’arriver, on le laisse regarder",
  gap: "repos entre deux messages",
  cap: "assez de messages pour l’instant",
  done: "il y a déjà répondu",
  snoozed: "il l’a écartée",
  given_up: "trois refus de suite, on n’insiste pas",
  showing: "un autre message est affiché",
  outranked: "une autre règle passe devant",
  suggestion: "rien à proposer qui convienne",
  text: "il manque un mot à son texte",
  holdout: "il est du groupe témoin",
};

const MOMENTS = {
  add_to_cart: "un ajout au panier",
  ask: "que le visiteur l’appelle",
  leave: "que le visiteur s’en aille",
};

const two = (n) => String(n).padStart(2, "0");

/** A duration in two units at most: "8 s", "1 min 20", "2 h 05", "6 j 23 h". */
export const span = (ms) => {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${two(seconds % 60)}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ${two(minutes % 60)}`;
  return `${Math.floor(hours / 24)} j ${hours % 24} h`;
};

const lasts = (fact) => /(?:dwell|idle|since\w*|away|duration|_in)$/.test(fact);

/** A value as one would say it. */
export const value = (said, fact = "") => {
  if (said === undefined || said === null) return "inconnu";
  if (typeof said === "boolean") return said ? "oui" : "non";
  if (Array.isArray(said)) return said.length > 0 ? said.map((each) => value(each, fact)).join(", ") : "rien";
  if (typeof said === "number" && lasts(fact)) return span(said);
  return typeof said === "number" ? said.toLocaleString("fr-FR") : String(said);
};

/** A test as the file has it: "item.views ≥ 3". */
export const test = ({ fact, operator, operand }) => {
  if (operator === "exists") return `${fact} ${operand ? "connu" : "inconnu"}`;
  const what =
    operator === "between" ? operand.map((each) => value(each, fact)).join(" et ") : value(operand, fact);
  return `${fact} ${OPERATORS[operator] ?? operator} ${what}`;
};

const within = (at, now) => (at === null || at <= now ? "" : `, encore ${span(at - now)}`);

/** The test that is waited for: one that time alone will turn, if any; else the first that fails. */
const missing = (conditions) => {
  const failing = conditions.filter(({ holds }) => !holds);
  const plain = failing.filter(({ path }) => !path.includes("/any/"));
  return plain[0] ?? failing.find(({ next }) => next !== null) ?? failing[0];
};

const waiting = ({ holds, conditions }, moments, now) => {
  if (holds) return "a parlé : attend que sa condition cesse, puis revienne";
  if (moments)
    return `attend : ${moments.map((name) => MOMENTS[name] ?? `l’événement ${name}`).join(" ou ")}`;
  const failing = missing(conditions);
  if (!failing) return "attend";
  return `attend : condition ${test(failing)}, vaut ${value(failing.value, failing.fact)}${within(failing.next, now)}`;
};

/** What a rule is doing. `moments`: the events it waits for, where it is a rule `on` events. */
export const state = (rule, { now, showing, moments }) => {
  if (rule.id === showing) return "parle";
  if (rule.reason === "condition") return waiting(rule, moments, now);
  if (rule.reason === null) return rule.speaks ? "parle" : "prête";
  return `se tait : ${REASONS[rule.reason] ?? rule.reason}${within(rule.until, now)}`;
};
