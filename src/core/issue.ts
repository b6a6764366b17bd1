/** A mistake in what came from outside: a rules file, an event, a fact. Data, never an exception. */
export interface Issue {
  /** JSON pointer (RFC 6901) to the mistake in its document, `/rules/3/when/item.vues`. */
  path: string;
  /** What would have been right there. */
  expected: string;
  /** What was found, shortened. */
  received: string;
  /** The right name nearest to the one found. */
  nearest?: string;
}

/** One step of a JSON pointer (RFC 6901). */
export const step = (path: string, key: string | number): string =>
  `${path}/${/[~/]/.test(`${key}`) ? `${key}`.replaceAll("~", "~0").replaceAll("/", "~1") : key}`;

/** A value as an issue shows it: its JSON, at most 60 characters; never throws. */
export function show(value: unknown): string {
  let text: string;
  try {
    text = Number.isNaN(value) ? "NaN" : (JSON.stringify(value) ?? typeof value);
  } catch {
    text = "a circular object";
  }
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** An issue in one sentence. */
export const sentence = (issue: Issue): string =>
  `${issue.path || "/"}: expected ${issue.expected}, found ${issue.received}` +
  (issue.nearest ? `; did you mean "${issue.nearest}"?` : "");
