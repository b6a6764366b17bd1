import { defineConfig } from "@playwright/test";
import { browserArgs, findBrowser } from "../../scripts/browser.mjs";

// The built tag in a real Chromium. No retries: a test that fails now and then is a bug to find.
export default defineConfig({
  testDir: ".",
  outputDir: "../../test-results/browser",
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  reporter: "line",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Paris",
    // What goes is gone at once: a prompt that fades would pass for one that stays.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { executablePath: findBrowser(), args: browserArgs },
  },
});
