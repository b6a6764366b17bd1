import { type FactType, factOf, RULE_FACTS } from "../core/facts.js";
import { OPERATORS } from "../core/operators.js";
import { FACT_MEANINGS, FACT_NAMES, type FactMeaning } from "./facts.js";
import { KIND_SCHEMAS, type Schema } from "./kinds.js";
import { OPERATOR_MEANINGS } from "./operators.js";
import { plain } from "./words.js";

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

/** Operands by type of fact. */
const OPERANDS: Readonly<Record<FactType, Schema>> = {
  boolean: { type: "boolean" },
  number: { type: "number" },
  duration: ref("duration"),
  text: { type: "string" },
  list: { type: "string" },
  time: {
    type: "string",
    pattern: "^([01]\\d|2[0-3]):[0-5]\\d$",
    patternErrorMessage: "A time such as 09:30.",
  },
  date: KIND_SCHEMAS.day_date,
};

const listOf = (items: Schema): Schema => ({ type: "array", items });
const oneOrMore = (operand: Schema): Schema => ({ anyOf: [operand, listOf(operand)] });

/** What an operator takes, of a fact of some type. */
function operandOf(operator: string, operand: Schema): Schema {
  switch (operator) {
    case "exists":
      return { type: "boolean" };
    case "in":
    case "not_in":
      return listOf(operand);
    case "like":
    case "contains":
      return oneOrMore(operand);
    case "between":
      return { ...listOf(operand), minItems: 2, maxItems: 2 };
    default:
      return operand;
  }
}

/** A test: a value, a list, or operators; each only where the type has them. */
function test(operators: Readonly<Record<string, Schema>>): Schema {
  const properties = Object.fromEntries(
    Object.entries(operators).map(([operator, schema]) => [
      operator,
      { description: plain(OPERATOR_MEANINGS[operator as keyof typeof OPERATOR_MEANINGS]), ...schema },
    ]),
  );
  const short = [operators.eq, operators.in].filter((schema) => schema !== undefined);
  return { anyOf: [...short, { type: "object", minProperties: 1, properties, additionalProperties: false }] };
}

const testOf = (type: FactType): Schema =>
  test(
    Object.fromEntries(
      OPERATORS[type].split(" ").map((operator) => [operator, operandOf(operator, OPERANDS[type])]),
    ),
  );

/** The test of a fact of any type: what the page sets, what visitors answer. */
const testOfAny = (): Schema => {
  const { boolean, number, text } = OPERANDS;
  const lists = { anyOf: [listOf(text), listOf(number)] };
  const operators: Record<string, Schema> = { eq: { type: ["boolean", "number", "string"] } };
  for (const type of ["number", "text", "list"] as const) {
    for (const operator of OPERATORS[type].split(" "))
      operators[operator] ??= operandOf(operator, OPERANDS[type]);
  }
  return test({ ...operators, ne: operators.eq as Schema, in: lists, not_in: lists, exists: boolean });
};

const describe = ({ says, unit }: FactMeaning, type: string): string => {
  const what = [type === "any" ? "any type" : type, unit && plain(unit)].filter(Boolean).join(", ");
  return `${plain(says)} (${what})`;
};

/** A fact as a key of a condition. */
function factSchema(name: string, meaning: FactMeaning): Schema {
  const type = factOf(name)?.type ?? "any";
  return {
    description: describe(meaning, type),
    allOf: [ref(`test_of_${type}`)],
    examples: [...new Set([meaning.example, ...(meaning.values ?? [])])],
  };
}

/** Definitions that conditions need. */
export function conditionDefinitions(): Record<string, Schema> {
  const list = (description: string): Schema => ({ description, ...listOf(ref("condition")), default: [] });
  return {
    ...Object.fromEntries(
      (Object.keys(OPERATORS) as FactType[]).map((type) => [`test_of_${type}`, testOf(type)]),
    ),
    test_of_any: testOfAny(),
    condition: {
      type: "object",
      properties: {
        all: list("All of these conditions hold."),
        any: list("One of these conditions holds, or more."),
        not: {
          description:
            "This condition does not hold. Where its fact has no value, that is so: add exists where it matters.",
          allOf: [ref("condition")],
        },
        ...Object.fromEntries(FACT_NAMES.map((name) => [name, factSchema(name, FACT_MEANINGS[name])])),
      },
      patternProperties: {
        "^custom\\..+$": factSchema("custom.x", FACT_MEANINGS["custom.<name>"]),
        "^visitor\\.answer\\.[a-z\\d_-]+$": factSchema(
          "visitor.answer.x",
          FACT_MEANINGS["visitor.answer.<rule>"],
        ),
        ...Object.fromEntries(
          RULE_FACTS.map((about) => [
            `^rule\\.[a-z\\d_-]+\\.${about}$`,
            factSchema(`rule.x.${about}`, FACT_MEANINGS[`rule.<id>.${about}`]),
          ]),
        ),
      },
      additionalProperties: false,
    },
  };
}
