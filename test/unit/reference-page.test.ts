// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FACT_MEANINGS } from "../../src/reference/facts.js";
import { markdown } from "../../src/reference/index.js";

const page = markdown();

describe("docs/reference.md", () => {
  it("is as generated: `npm run build` writes it", () => {
    expect(readFileSync("docs/reference.md", "utf8")).toBe(page);
  });

  it("has every fact once", () => {
    const rows = Object.keys(FACT_MEANINGS).map((name) => page.split(`\n| \`${name}\` |`).length - 1);
    expect(rows.filter((count) => count !== 1)).toEqual([]);
  });

  it("has tables whose rows are as wide as their heads", () => {
    for (const block of page
      .trimEnd()
      .split("\n\n")
      .filter((each) => each.startsWith("|"))) {
      const widths = new Set(block.split("\n").map((row) => row.replaceAll("\\|", "").split("|").length));
      expect([block.slice(0, 60), widths.size]).toEqual([block.slice(0, 60), 1]);
    }
  });

  it("links only to headings it has", () => {
    const slugs = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\w -]/g, "")
        .replaceAll(" ", "-"),
    );
    for (const [, slug] of page.matchAll(/\]\(#([^)]*)\)/g)) expect(slugs).toContain(slug);
  });
});
