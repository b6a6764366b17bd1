import { type Shown, tell } from "./events.js";

let current: Shown | undefined;

/** The page that is shown now; none before the first. */
export const shownPage = (): Shown | undefined => current;

/** Another page is shown, with its data. */
export function pageShown(page: Shown): void {
  current = page;
  tell("shown", page);
}
