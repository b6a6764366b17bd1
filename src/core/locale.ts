/**
 * A language tag that `Intl` takes without throwing: pages write `fr_FR`, `FR` or worse. Where it is none at all, the
 * platform's own.
 */
export function localeOf(tag: string): string {
  try {
    const [base = "", ...rest] = (/^[\w-]+/.exec(tag)?.[0] ?? "").split(/[_-]/);
    const written = [base.toLowerCase(), ...rest].join("-");
    Intl.getCanonicalLocales(written);
    return written;
  } catch {
    return new Intl.NumberFormat().resolvedOptions().locale;
  }
}
