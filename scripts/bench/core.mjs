import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { importTs } from "../typescript.mjs";

const built = "dist/core/index.js";

/** What is measured: the built core, or src where it is not built. @param {boolean} src */
export const coreFile = (src) => (!src && existsSync(built) ? built : "src/core/index.ts");

/** @param {string} file of `coreFile` */
export const loadCore = (file) => (file === built ? import(pathToFileURL(file).href) : importTs(file));
