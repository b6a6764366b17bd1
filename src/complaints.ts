import { type Issue, sentence } from "./core/index.js";

/** What goes wrong: listeners are told each time, the console once of each kind. */
export interface Complaints {
  /** To the listeners, and the console. */
  tell(error: unknown): void;
  /** To the console alone. */
  say(error: unknown): void;
}

/**
 * @param emit tells the listeners
 * @param unique of these each is a kind of its own
 */
export function createComplaints(
  emit: (error: Issue | Error) => void,
  unique: () => readonly Issue[],
): Complaints {
  const said = new Set<string>();
  const say = (error: unknown) => {
    const issue = issueOf(error);
    const text = issue ? sentence(issue) : inWords(error);
    // A mistake that every item of a list makes is one.
    const alike = issue && !unique().includes(issue) && issue.path.replace(/\d+/g, "") + issue.expected;
    const kind = alike || text;
    if (said.has(kind)) return;
    said.add(kind);
    console.warn(`[floorwalker] ${text}`);
  };
  return {
    say,
    tell(error) {
      emit(issueOf(error) ?? (error instanceof Error ? error : new Error(inWords(error))));
      say(error);
    },
  };
}

const issueOf = (error: unknown) =>
  typeof error === "object" && error !== null && "expected" in error ? (error as Issue) : undefined;

/** What was thrown, in words: it may be anything. */
function inWords(error: unknown): string {
  try {
    return `${error}`;
  } catch {
    return "an error without words";
  }
}
