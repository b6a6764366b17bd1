// `npm test`: every check, each one even if another failed; the last line is the total.
// `node scripts/test.mjs types unit`: only those named (the names stand below).
import { mkdir, readFile, rm } from "node:fs/promises";
import { run } from "./run.mjs";

/** @typedef {{ passed: number, failed: number, skipped?: number, output: string }} Result */

/** A check in one or more commands, which counts as one: it stops at the first that fails. */
const commands =
  (/** @type {string[]} */ ...lines) =>
  async () => {
    let all = "";
    for (const line of lines) {
      const [command = "", ...args] = line.split(" ");
      const { code, output } = await run(command, args);
      all += output;
      if (code !== 0) return { passed: 0, failed: 1, output: all };
    }
    return { passed: 1, failed: 0, output: all };
  };

let referenceBefore = "";
const readReference = () => readFile("docs/reference.md", "utf8").catch(() => "");

// `tells`: what it prints is shown even if all is well.
/** @type {{ name: string, says: string, needsBuild?: boolean, tells?: boolean, run: () => Promise<Result> }[]} */
const checks = [
  {
    name: "types",
    says: "TypeScript: everything; the core without the DOM; the scripts",
    run: commands(
      "tsc -p tsconfig.json",
      "tsc -p tsconfig.build.json --noEmit",
      "tsc -p tsconfig.core.json",
      "tsc -p scripts/tsconfig.json",
    ),
  },
  {
    name: "lint",
    says: "Biome: format and lint",
    run: commands("biome ci --colors=off --error-on-warnings"),
  },
  {
    name: "imports",
    says: "direction of imports",
    run: commands("depcruise --config dependency-cruiser.config.mjs src"),
  },
  { name: "unit", says: "unit tests", run: unit },
  { name: "build", says: "npm run build", run: build },
  { name: "generated", says: "docs/reference.md is as generated", needsBuild: true, run: generated },
  {
    name: "package",
    says: "publint and are-the-types-wrong, on the packed file",
    needsBuild: true,
    run: pack,
  },
  {
    name: "size",
    says: "size-limit, the shipped file, the README's figures",
    needsBuild: true,
    tells: true,
    run: commands("node scripts/size.mjs"),
  },
  { name: "browser", says: "the built tag in a real Chromium", needsBuild: true, run: browser },
];

async function unit() {
  const report = "test-results/unit.json";
  const { code, output } = await run("vitest", [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const {
    numPassedTests: passed = 0,
    numFailedTests: failed = 0,
    numPendingTests: skipped = 0,
  } = await readJson(report);
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), skipped, output };
}

async function build() {
  referenceBefore = await readReference();
  return commands("node scripts/build.mjs")();
}

async function generated() {
  const same = referenceBefore === (await readReference());
  return {
    passed: Number(same),
    failed: Number(!same),
    output: "docs/reference.md was out of date: the build has rewritten it.\n",
  };
}

async function pack() {
  const { code, output } = await run("npm", ["pack", "--json", "--pack-destination", "test-results"]);
  if (code !== 0) return { passed: 0, failed: 1, output };
  const file = `test-results/${JSON.parse(output.slice(output.indexOf("[")))[0].filename}`;
  return commands(
    `publint run ${file} --strict`,
    `attw ${file} --profile esm-only --no-emoji --exclude-entrypoints rules.schema.json`,
  )();
}

async function browser() {
  const report = "test-results/browser.json";
  const { code, output } = await run(
    "playwright",
    ["test", "-c", "test/browser/playwright.config.ts", "--reporter=dot,json"],
    {
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    },
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = (await readJson(report)).stats ?? {};
  const failed = unexpected + flaky;
  return { passed: expected, failed: code === 0 ? failed : Math.max(failed, 1), skipped, output };
}

async function readJson(file) {
  return JSON.parse(await readFile(file, "utf8").catch(() => "{}"));
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !checks.some((check) => check.name === name));
if (unknown.length)
  throw new Error(`No check is called ${unknown.join(", ")}: ${checks.map(({ name }) => name).join(", ")}`);

await rm("test-results", { recursive: true, force: true });
await mkdir("test-results");
const total = { passed: 0, failed: 0, skipped: 0 };
let buildFailed = false;

for (const check of checks) {
  if (wanted.length && !wanted.includes(check.name)) continue;
  const start = performance.now();
  const result =
    check.needsBuild && buildFailed
      ? { passed: 0, failed: 1, output: "not run: the build failed\n" }
      : await check.run();
  const { passed, failed, skipped = 0, output } = result;
  if (check.name === "build" && failed) buildFailed = true;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed || check.tells) process.stdout.write(`\n${output.trimEnd()}\n\n`);
  const seconds = `${((performance.now() - start) / 1000).toFixed(1)} s`;
  console.log(
    `${failed ? "FAILED" : "ok    "} ${check.name.padEnd(10)}${seconds.padStart(8)}  ${count(result).padEnd(22)}  ${check.says}`,
  );
}

console.log(`\n${count(total)}`);
process.exitCode = total.failed ? 1 : 0;

function count({ passed, failed, skipped = 0 }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`;
}
