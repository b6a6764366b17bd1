import { describe, expect, it } from "vitest";
import * as words from "./words.js";

const { speaker, ...rest } = words;
const all = Object.entries(rest) as [string, words.Word][];

describe("the built-in words", () => {
  it.each(all)("%s stands in five languages, with the same places to fill in", (_, word) => {
    const languages = word.split("|");
    expect(languages).toHaveLength(5);
    for (const one of languages) {
      expect(one.trim()).toBe(one);
      expect(one).not.toBe("");
      expect(one.includes("%")).toBe(word.includes("%"));
      expect(one, "nobody is shouted at").not.toMatch(/[!¡]/);
    }
  });

  it("speaks a locale's language, and English where it does not know it", () => {
    expect(speaker("de-AT")(words.CLOSE)).toBe("Schließen");
    expect(speaker("it")(words.CLOSE)).toBe("Chiudi");
    expect(speaker("pt-BR")(words.CLOSE)).toBe("Close");
    expect(speaker("")(words.CLOSE)).toBe("Close");
  });

  it("fills in what it is given as it stands", () => {
    expect(speaker("fr")(words.GOES_WITH, "A$&B")).toBe("va avec A$&B");
  });
});
