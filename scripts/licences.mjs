import { readdirSync, readFileSync } from "node:fs";

/**
 * The rollup plugin that puts the licences of the packages inside a bundle next to it.
 * @param {string} fileName
 */
export function licences(fileName) {
  return {
    name: "licences",
    /** @this {import("rollup").PluginContext} */
    generateBundle() {
      const roots = new Set(
        [...this.getModuleIds()].flatMap(
          (id) => /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? [],
        ),
      );
      const texts = [...roots].sort().map((root) => {
        const { name, version, license } = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
        const file = readdirSync(root).find((entry) => /^licen[cs]e/i.test(entry));
        return `${name} ${version} (${license})\n\n${file ? readFileSync(`${root}/${file}`, "utf8").trim() : ""}\n`;
      });
      if (texts.length)
        this.emitFile({ type: "asset", fileName, source: texts.join(`\n${"-".repeat(80)}\n\n`) });
    },
  };
}
