import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root: every script works from there. */
export const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);

const PATH = join(root, "node_modules", ".bin") + delimiter + process.env.PATH;

/** What is captured is read later, perhaps in a log: no colours in it. */
const plain = { NO_COLOR: "1", FORCE_COLOR: undefined };

/**
 * Runs a command, those of the installed packages included; never rejects.
 * @param {string} command
 * @param {string[]} args
 * @param {{ show?: boolean, env?: Record<string, string> }} [options] `show`: prints as it goes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { show = false, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...(show ? {} : plain), ...env, PATH },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        output += text;
      });
    }
    child.on("error", (error) => done({ code: 1, output: output + error.message }));
    child.on("close", (code) => done({ code: code ?? 1, output }));
  });
}
