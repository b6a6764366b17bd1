import { readFileSync } from "node:fs";
import commonjs from "@rollup/plugin-commonjs";
import nodeResolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import { licences } from "./scripts/licences.mjs";
import { typescript } from "./scripts/typescript.mjs";

const { version, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));

/** @param {import("rollup").RollupLog} warning */
function onwarn(warning) {
  throw new Error(warning.message); // a circular import, a missing export: nothing to get used to
}

/**
 * The module and the core: readable, file by file, so that a bundler takes what is imported and leaves the rest; their
 * two dependencies are left to it as well.
 */
const modules = {
  input: ["src/index.ts", "src/core/index.ts"],
  output: {
    dir: "dist",
    format: "es",
    sourcemap: true,
    preserveModules: true,
    preserveModulesRoot: "src",
  },
  external: Object.keys(dependencies),
  // As package.json says: else files would be imported for nothing but their effects.
  treeshake: { moduleSideEffects: false },
  plugins: [typescript()],
  onwarn,
};

/** The script tag: everything in one file, for the evergreen browsers of the last three years. */
const tag = {
  input: "src/script.ts",
  output: {
    file: "dist/floorwalker.min.js",
    format: "iife",
    sourcemap: true,
    // Most of it runs at once: compiled as a whole while it loads, off the main thread, where the browser can.
    banner: `//# allFunctionsCalledOnLoad\n/*! Floorwalker ${version} | MIT */`,
  },
  plugins: [
    typescript(),
    nodeResolve({ browser: true }),
    terser({
      ecma: 2020,
      module: true,
      compress: { passes: 3, unsafe_arrows: true },
      // `_name` is ours alone; a name of somebody else's (`__tcfapi`, `_iub`) is written in quotes, and kept.
      mangle: { properties: { regex: /^_[^_]/, keep_quoted: "strict" } },
      format: { comments: /^!|^# allFunctionsCalledOnLoad/ },
    }),
    licences("floorwalker.min.js.LICENSES.txt"),
  ],
  onwarn,
};

/** The command line: one file for Node, its libraries inside. */
const cli = {
  input: "src/cli/index.ts",
  output: {
    file: "dist/cli.js",
    format: "es",
    banner: "#!/usr/bin/env node",
    inlineDynamicImports: true,
  },
  external: [/^node:/],
  plugins: [
    typescript(),
    nodeResolve({ exportConditions: ["node"] }),
    commonjs(),
    licences("cli.js.LICENSES.txt"),
  ],
  onwarn,
};

export default [modules, tag, cli];
