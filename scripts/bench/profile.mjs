import { Session } from "node:inspector/promises";
import { basename } from "node:path";

/**
 * Where the time of some work goes: functions by their own share, largest first.
 * @param {() => unknown} work
 * @param {number} most functions
 * @returns {Promise<[place: string, share: string][]>}
 */
export async function profile(work, most = 25) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.setSamplingInterval", { interval: 100 });
  await session.post("Profiler.start");
  await work();
  const { profile } = await session.post("Profiler.stop");
  session.disconnect();
  const own = new Map();
  let all = 0;
  for (const { callFrame, hitCount = 0 } of profile.nodes) {
    const { functionName, url, lineNumber } = callFrame;
    const file = url.startsWith("data:") ? "core" : basename(url);
    const place = `${functionName || "(anonymous)"}${file && `  ${file}:${lineNumber + 1}`}`;
    own.set(place, (own.get(place) ?? 0) + hitCount);
    all += hitCount;
  }
  return [...own]
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([place, hits]) => [place, `${((hits / all) * 100).toFixed(1)} %`]);
}
