import type { Shop } from "../../core/grammar.js";
import { SHOP_TEXTS } from "../../reference/template.js";
import type { Warning } from "../finding.js";
import { walk } from "../walk.js";
import { type Checked, promptsOf } from "./checked.js";

/** What of the shop a button needs. */
const NEEDS: Readonly<Record<string, keyof Shop>> = { call: "phone", email: "email" };

/** Prompts that need what the file does not give: a number to call, a coupon to copy. */
export function needs(checked: Checked): Warning[] {
  const { shop, file } = checked.rules;
  const warnings: Warning[] = [];
  const lacks = (key: keyof Shop, pointer: string, what: string) => {
    if (shop[key] === undefined) {
      warnings.push({ name: "contact", pointer, message: `${what} needs shop.${key}, which is not there` });
    }
  };
  for (const { prompt, pointer } of promptsOf(checked)) {
    prompt.actions?.forEach(({ do: does }, i) => {
      const place = `${pointer}/actions/${i}/do`;
      const key = NEEDS[does];
      if (key) lacks(key, place, `"${does}"`);
      if (does.endsWith("_coupon") && !prompt.coupon) {
        warnings.push({
          name: "coupon",
          pointer: place,
          message: `"${does}" needs the prompt's coupon, which is not there`,
        });
      }
    });
    const { question, contact } = prompt;
    if (question?.kind === "text" && !question.to)
      lacks("email", `${pointer}/question`, "a question in words");
    if (contact && !shop.phone && !shop.address && !shop.email)
      lacks("phone", `${pointer}/contact`, '"contact"');
  }
  walk(file, ({ key, value, pointer }) => {
    if (key === "note" || typeof value !== "string") return;
    for (const [, name = ""] of value.matchAll(/\{(shop\.\w+)\}/g)) {
      if (name in SHOP_TEXTS) {
        lacks(name.slice("shop.".length) as keyof Shop, pointer, "without other words, this text");
      }
    }
  });
  return warnings;
}
