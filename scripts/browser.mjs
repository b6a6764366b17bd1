// Finds a Chromium for the tests, and installs one only where there is none.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * Features switched off. The last such list on a command line is the only one, so Playwright's own is repeated. New
 * here: the browser's search box, which in each window builds two pages of its own that nobody sees, and which cost as
 * much of the processor as all else at the start.
 */
const featuresOff = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxFullPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AutoDeElevate",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "BlockOriginHeaderModificationOnRedirect",
  "DestroyProfileOnBrowserClose",
  "DialMediaRouteProvider",
  "GlobalMediaControls",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "Translate",
];

/** Arguments for every start: no first-run talk, nothing that goes out to the network by itself. */
export const browserArgs = [
  `--disable-features=${featuresOff}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The path of a Chromium: FLOORWALKER_CHROMIUM, else the usual places, else Playwright's own, else a fresh one.
 * @returns {string}
 */
export function findBrowser() {
  const named = process.env.FLOORWALKER_CHROMIUM;
  if (named) {
    if (!existsSync(named)) throw new Error(`FLOORWALKER_CHROMIUM names no file: ${named}`);
    return named;
  }
  return find() ?? install();
}

function find() {
  return [...usualPaths, chromium.executablePath()].find((path) => existsSync(path));
}

function install() {
  console.error("No Chromium found: installing one (or name yours in FLOORWALKER_CHROMIUM).");
  // Standard output may carry a report: what the installers say goes to standard error.
  const does = (/** @type {string} */ command) =>
    spawnSync(command, {
      shell: true,
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  const root = process.getuid?.() === 0 ? "" : "sudo -n -E ";
  const byApt =
    existsSync("/usr/bin/apt-get") &&
    does(`${root}apt-get update && ${root}apt-get install -y --no-install-recommends chromium`) &&
    find();
  const path = byApt || (does("npx playwright install --with-deps chromium") && find());
  if (!path)
    throw new Error(
      "No Chromium, and none could be installed. Install one, or name yours in FLOORWALKER_CHROMIUM.",
    );
  return path;
}

if (process.argv[1]?.endsWith("browser.mjs")) console.log(findBrowser());
