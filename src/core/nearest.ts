/** Edits (insert, delete, replace) between two texts: Levenshtein's distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] as number;
}

/**
 * The right name nearest to a wrong one, where one is near enough to be meant: a third of its letters may differ, 2 at
 * least, and 1 of the shortest.
 */
export function nearest(wrong: string, right: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = (wrong.length < 4 ? 1 : Math.max(2, wrong.length / 3)) + 0.5;
  // A name longer than any of ours is near to none: no time is spent on it.
  if (wrong.length > 60) return;
  for (const name of right) {
    if (Math.abs(name.length - wrong.length) > least) continue;
    const edits = distance(wrong.toLowerCase(), name.toLowerCase());
    if (edits < least) {
      least = edits;
      best = name;
    }
  }
  return best;
}
