// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkText } from "../../src/cli/check-text.js";

const folder = "examples/rules";
const files = readdirSync(folder);

describe("the rules files by situation", () => {
  it("are several", () => expect(files.length).toBeGreaterThanOrEqual(8));

  it.each(files)("%s: nothing to find fault with, a note at every rule, in French and English", (name) => {
    const text = readFileSync(`${folder}/${name}`, "utf8");
    expect(checkText(text, Date.UTC(2026, 0, 1))).toEqual([]);
    const { rules } = JSON.parse(text) as { rules: { note?: string; prompt: { title: object } }[] };
    for (const { note, prompt } of rules) {
      expect(note).toBeTruthy();
      expect(Object.keys(prompt.title)).toEqual(["fr", "en"]);
    }
  });
});
