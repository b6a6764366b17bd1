import type { Issue } from "../core/issue.js";
import type { WarningName } from "../reference/warnings.js";

/** A place in a text, counted from 1 as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What a check found, as `--json` prints it. */
export interface Finding extends Place {
  /** JSON pointer to it; empty for the file as a whole. */
  readonly pointer: string;
  readonly severity: "error" | "warning";
  readonly expected: string | null;
  readonly received: string | null;
  readonly nearest: string | null;
  readonly message: string;
}

/** A mistake at its place. */
export function mistake(issue: Issue, place: Place): Finding {
  const { path: pointer, expected, received, nearest = null } = issue;
  const message = `expected ${expected}, found ${received}${nearest ? `; did you mean "${nearest}"?` : ""}`;
  return { ...place, pointer, severity: "error", expected, received, nearest, message };
}

/** Something to think about, where nothing is wrong. */
export interface Warning {
  /** Its entry in the reference. */
  readonly name: WarningName;
  readonly pointer: string;
  readonly message: string;
  /** The right word nearest to the one found. */
  readonly nearest?: string | undefined;
}

/** A warning at its place. */
export function warning({ pointer, message, nearest }: Warning, place: Place): Finding {
  return {
    ...place,
    pointer,
    severity: "warning",
    expected: null,
    received: null,
    nearest: nearest ?? null,
    message: nearest ? `${message}; did you mean "${nearest}"?` : message,
  };
}
