/**
 * Whether a text matches a glob: `*` any run, `?` one character, everything else itself, case ignored.
 * Walks back to the latest `*` only, so its time is at most pattern × text: a regular expression made from a
 * merchant's glob could hang the page.
 */
export function glob(pattern: string, text: string): boolean {
  // Characters, not halves of them.
  const wanted = [...pattern.toLowerCase()];
  const given = [...text.toLowerCase()];
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < given.length; ) {
    if (wanted[at] === "*") {
      star = at++;
      resume = i;
    } else if (at < wanted.length && (wanted[at] === "?" || wanted[at] === given[i])) {
      at++;
      i++;
    } else if (star < 0) {
      return false;
    } else {
      at = star + 1;
      i = ++resume;
    }
  }
  while (wanted[at] === "*") at++;
  return at === wanted.length;
}
