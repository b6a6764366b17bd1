/** A cell of a table: in one line, in which a bar would end the cell. */
const cell = (text: string): string => text.replaceAll("|", "\\|");

/** Code, as Markdown writes it. */
export const code = (value: unknown): string =>
  `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

/** A value as a rules file writes it, in one line with room to breathe. */
export const json = (value: unknown): string =>
  `\`${JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ")}\``;

/** A link to a heading of the same page. */
export const link = (text: string, heading: string): string =>
  `[${text}](#${heading
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replaceAll(" ", "-")})`;

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}
