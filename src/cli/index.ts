import { readFileSync } from "node:fs";
import { run } from "./program.js";

// This file is bundled into dist/cli.js, beside which the package's own package.json stands one folder up.
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

// Who reads our output may have read enough: `floorwalker check … | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

process.exitCode = await run(process.argv.slice(2), version, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  colours: process.stdout.isTTY === true && process.stdout.hasColors(),
  now: Date.now,
});
