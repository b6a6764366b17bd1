import type { Finding } from "./finding.js";

/** Writes in a colour, where there is one to see it. */
export type Paint = (colour: "red" | "yellow" | "grey", text: string) => string;

const CODES = { red: 31, yellow: 33, grey: 90 } as const;

/** Paints for a terminal that has colours, or not at all. */
export const painter =
  (colours: boolean): Paint =>
  (colour, text) =>
    colours ? `\x1b[${CODES[colour]}m${text}\x1b[39m` : text;

/** A finding in one line, as compilers write it. */
export function line(file: string, finding: Finding, paint: Paint): string {
  const { line, column, severity, pointer, message } = finding;
  const kind = paint(severity === "error" ? "red" : "yellow", severity);
  return `${file}:${line}:${column}  ${kind}  ${paint("grey", pointer || "/")}  ${message}`;
}

const counted = (count: number, what: string): string => `${count || "no"} ${what}${count === 1 ? "" : "s"}`;

/** What was found in all, in one line. */
export function summary(findings: readonly Finding[], files: number): string {
  const mistakes = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - mistakes;
  return `${counted(mistakes, "mistake")}, ${counted(warnings, "warning")} in ${counted(files, "file")}`;
}
