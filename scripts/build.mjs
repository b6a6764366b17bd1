// `npm run build`: the steps in their order. dist/ is made anew each time.
import { chmod, rm } from "node:fs/promises";
import { run } from "./run.mjs";

/** @type {[string, ...string[]][]} */
const steps = [
  ["tsc", "-p", "tsconfig.build.json"], // dist/**/*.d.ts
  ["rollup", "-c", "--silent"], // dist/*.js
  ["node", "scripts/generate.mjs"], // dist/rules.schema.json, docs/reference.md
];

await rm("dist", { recursive: true, force: true });
for (const [command, ...args] of steps) {
  const { code } = await run(command, args, { show: true });
  if (code !== 0) process.exit(code);
}
await chmod("dist/cli.js", 0o755);
