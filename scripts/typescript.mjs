// TypeScript for rollup, one file at a time (types are checked by tsc), and for scripts that read src.
import nodeResolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import ts from "typescript";

const compilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  sourceMap: true,
};

/** The rollup plugin: finds `./x.ts` behind `./x.js` and strips its types. */
export function typescript() {
  return {
    name: "typescript",
    async resolveId(source, importer, options) {
      if (!importer?.endsWith(".ts") || !/^\..*\.js$/.test(source)) return null;
      return this.resolve(source.replace(/\.js$/, ".ts"), importer, { ...options, skipSelf: true });
    },
    transform(code, id) {
      if (!id.endsWith(".ts")) return null;
      const { outputText, sourceMapText } = ts.transpileModule(code, { compilerOptions, fileName: id });
      return {
        code: outputText.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n"),
        map: JSON.parse(sourceMapText ?? "null"),
      };
    },
  };
}

/**
 * Imports a TypeScript module with all it needs, in memory: `await importTs("src/core/facts.ts")`.
 * @param {string} file
 * @returns {Promise<any>}
 */
export async function importTs(file) {
  const bundle = await rollup({ input: file, plugins: [typescript(), nodeResolve()] });
  const { output } = await bundle.generate({ format: "es", inlineDynamicImports: true });
  await bundle.close();
  return import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
}
