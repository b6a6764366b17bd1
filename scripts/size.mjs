// The sizes: those size-limit measures by import, the shipped file itself, where its bytes go, and the README's figures.
// `--write` puts the figures into the README.
import { readFile, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { decode } from "@jridgewell/sourcemap-codec";
import { run } from "./run.mjs";

const tagFile = "dist/floorwalker.min.js";
/**
 * What each is meant to weigh, in the order of .size-limit.json. The limits there are what they weigh today: they are
 * to fall until they meet these, and rise only for what was missing.
 */
const goals = [16_500, 11_500, 8_500, 5_000];
/** The names in the README's markers, in the order of .size-limit.json. */
const names = ["tag", "module", "headless", "core", "shopify", "shops"];

const failures = [];

const { output } = await run("size-limit", ["--json"]);
const rows = parse(output);
print(
  ["what", "bytes (brotli)", "limit", "goal", "over the goal"],
  rows.map(({ name, size, passed, sizeLimit }, index) => [
    name,
    format(size),
    `${format(sizeLimit)}${passed ? "" : "  OVER"}`,
    index in goals ? format(goals[index] ?? 0) : "",
    index in goals ? format(Math.max(0, size - (goals[index] ?? 0))) : "",
  ]),
);
for (const { name, passed } of rows) if (!passed) failures.push(`${name} is over its limit`);

const code = await readFile(tagFile);
const shipped = brotliCompressSync(code, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
const tagLimit = rows[0]?.sizeLimit ?? 0;
if (shipped > tagLimit)
  failures.push(`${tagFile}: ${format(shipped)} bytes at brotli 11, more than ${format(tagLimit)}`);

const rooms = byRoom(code.toString(), JSON.parse(await readFile(`${tagFile}.map`, "utf8")));
console.log(
  `\n${tagFile}: ${format(code.length)} bytes, ${format(shipped)} at brotli 11 (by room: its share of the whole)\n`,
);
print(
  ["room", "minified", "brotli", "share"],
  rooms.map(([room, bytes]) => [
    room,
    format(bytes),
    format((bytes / code.length) * shipped),
    `${((bytes / code.length) * 100).toFixed(1)} %`,
  ]),
);

await checkReadme(
  new Map(names.map((name, index) => [name, name === "tag" ? shipped : (rows[index]?.size ?? 0)])),
);

if (failures.length) {
  console.error(`\n${failures.join("\n")}`);
  process.exit(1);
}

/** Adds up the minified code by the folder of src (or the package) it came from, largest first. */
function byRoom(code, map) {
  const lines = code.split("\n");
  const sizes = new Map();
  decode(map.mappings).forEach((segments, line) => {
    const text = lines[line] ?? "";
    let [at, room] = [0, "(wrapper)"];
    const upTo = (column) => {
      sizes.set(room, (sizes.get(room) ?? 0) + Buffer.byteLength(text.slice(at, column)));
      at = column;
    };
    for (const [column, source] of segments) {
      upTo(column);
      room = source === undefined ? "(wrapper)" : roomOf(map.sources[source]);
    }
    upTo(text.length);
  });
  return [...sizes].filter(([, bytes]) => bytes).sort(([, a], [, b]) => b - a);
}

function roomOf(source) {
  const [, inPackage] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  const [, inSource] = /src\/([^/]+)/.exec(source) ?? [];
  return inPackage ?? (inSource?.endsWith(".ts") ? "(joining them)" : inSource) ?? source;
}

/** Compares `<!-- size:tag -->9,876<!-- /size -->` with what was measured: 1 % off is out of date. */
async function checkReadme(sizes) {
  const readme = await readFile("README.md", "utf8").catch(() => "");
  const fresh = readme.replace(
    /(<!-- size:(\w+) -->)([\d,]*)(<!-- \/size -->)/g,
    (whole, open, name, figure, close) => {
      const size = sizes.get(name);
      if (size === undefined) failures.push(`README: no size is called "${name}"`);
      else if (Math.abs(Number(figure.replaceAll(",", "")) - size) > size / 100) {
        if (!process.argv.includes("--write"))
          failures.push(`README: size:${name} says ${figure}, is ${format(size)}`);
        return `${open}${format(size)}${close}`;
      }
      return whole;
    },
  );
  if (process.argv.includes("--write") && fresh !== readme) await writeFile("README.md", fresh);
}

function parse(text) {
  try {
    return JSON.parse(text.slice(text.indexOf("[")));
  } catch {
    failures.push(text);
    return [];
  }
}

function format(bytes) {
  return Math.round(bytes).toLocaleString("en");
}

function print(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    console.log(
      `  ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join("   ")}`,
    );
  }
}
