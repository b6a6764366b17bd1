/** What a visitor refused: kept without any id, also where nothing else may be stored (SPEC.md section 11). */
export interface Refusal {
  /** No prompts, until `optIn()`. */
  opted_out: boolean;
  /** Epoch ms of a no to the `ask` bar, where there was one. */
  declined?: number;
}

const FORM = /^(out)? ?(?:no (\d{4}-\d\d-\d\d))?$/;

/** The flag of a refusal: one short text in localStorage. Storage that is missing or blocked is none. */
export function createRefusal(key: string) {
  return {
    read(): Refusal {
      try {
        const [, out, day] = FORM.exec(localStorage.getItem(key) ?? "") ?? [];
        const declined = Date.parse(day ?? "");
        return { opted_out: !!out, ...(declined && { declined }) };
      } catch {
        return { opted_out: false };
      }
    },
    write({ opted_out, declined }: Refusal): void {
      const text = [
        opted_out ? "out" : "",
        declined === undefined ? "" : `no ${new Date(declined).toISOString().slice(0, 10)}`,
      ]
        .filter(Boolean)
        .join(" ");
      try {
        if (text) localStorage.setItem(key, text);
        else localStorage.removeItem(key);
      } catch {
        // Private mode, a full or forbidden storage: it holds for this page at least.
      }
    },
  };
}
