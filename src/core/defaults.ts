import type { RulesFile } from "./grammar.js";

/** What holds where a rules file says nothing, in the words of a rules file (SPEC.md sections 4 and 7). */
export const DEFAULTS = {
  memory: { keep: "90d", items: 200, look_back: "30d", never: [] },
  manners: {
    quiet: "20s",
    gap: "2m",
    caps: [
      { max: 1, per: "page" },
      { max: 2, per: "session" },
      { max: 3, per: "1d" },
      { max: 6, per: "7d" },
    ],
    done: "30d",
    dismissed: { snooze: "7d", backoff: 2, give_up_after: 3, give_up_for: "30d" },
    ignored: { after: "10s", per_dismissal: 3 },
    busy: ["typing", "dialog", "overlay", "fullscreen", "hidden", "checkout"],
    bought: { category: "14d" },
  },
  rule: { status: "on", wait: "30s", priority: 0, cap: [{ max: 1, per: "session" }] },
  service: { cap: { max: 1, per: "1d" } },
} as const;

/** What a rules file says of manners, with the defaults where it says nothing. */
export type MannersSource = NonNullable<RulesFile["manners"]>;
