// Times a step that is done over and over. Each measurement has a process of its own: what one engine teaches the
// compiler must not help, or harm, the next.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const WARM_UP = 500;
const ROUND = 60;
const ROUNDS = 9;

/**
 * Ns for each step, one sample a round. Of the clock and the processor's time of this process the lesser counts: other
 * processes add to the one, the engine's own helper threads to the other, and what is measured is in both.
 * @param {() => unknown} step
 * @param {boolean} [waits] the step returns a promise
 */
export async function timeSteps(step, waits = false) {
  const repeat = async (count) => {
    if (waits) for (let i = 0; i < count; i++) await step();
    else for (let i = 0; i < count; i++) step();
  };
  const took = async (count) => {
    const before = process.cpuUsage();
    const start = performance.now();
    await repeat(count);
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    return Math.min(clock, (user + system) / 1000);
  };
  let count = 1;
  for (let spent = 0; spent < WARM_UP; ) {
    const ms = await took(count);
    spent += ms;
    count = Math.max(1, Math.min(Math.round((count * ROUND) / Math.max(ms, 0.01)), count * 4));
  }
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) samples.push(((await took(count)) * 1e6) / count);
  return samples;
}

/**
 * Calls the `measure` of a module of this folder in a fresh process.
 * @param {string} module
 * @param {Record<string, unknown>} options
 * @returns {Promise<any>}
 */
export function apart(module, options) {
  const file = fileURLToPath(new URL("worker.mjs", import.meta.url));
  return new Promise((done, fail) => {
    const child = fork(file, [module, JSON.stringify(options)], { stdio: "inherit" });
    let result;
    child.on("message", (message) => {
      result = message;
    });
    child.on("error", fail);
    child.on("close", () =>
      result ? done(result) : fail(new Error(`${module} ${JSON.stringify(options)} failed`)),
    );
  });
}
