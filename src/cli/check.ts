import { readFile } from "node:fs/promises";
import { checkText } from "./check-text.js";
import type { Finding } from "./finding.js";
import { line, painter, summary } from "./print.js";
import type { Terminal } from "./terminal.js";

/** Why a file can't be read, in plain words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "this is a folder, not a file",
  EACCES: "it may not be read",
};

/** The text of a file as a browser reads it: without the mark that some editors put before it. */
const read = async (file: string): Promise<string> => (await readFile(file, "utf8")).replace(/^\ufeff/, "");

/**
 * `floorwalker check`: every mistake of some rules files, and warnings.
 *
 * @returns the exit code: 2 where a file can't be read, 1 where there is a mistake, else 0
 */
export async function check(files: readonly string[], { json = false }, terminal: Terminal): Promise<number> {
  const found: { file: string; finding: Finding }[] = [];
  const unread: string[] = [];
  for (const file of files) {
    try {
      const text = await read(file);
      for (const finding of checkText(text, terminal.now())) found.push({ file, finding });
    } catch (error) {
      const { code = "", message } = error as NodeJS.ErrnoException;
      // What is no mistake of the file system is one of ours.
      if (!code) throw error;
      unread.push(file);
      terminal.err(`floorwalker: ${file}: ${REASONS[code] ?? message}\n`);
    }
  }
  const findings = found.map(({ finding }) => finding);
  if (json) {
    terminal.out(
      `${JSON.stringify(
        found.map(({ file, finding }) => ({ file, ...finding })),
        null,
        2,
      )}\n`,
    );
  } else if (unread.length < files.length) {
    const paint = painter(terminal.colours);
    const lines = found.map(({ file, finding }) => line(file, finding, paint));
    terminal.out(
      [...lines, ...(lines.length ? [""] : []), summary(findings, files.length - unread.length), ""].join(
        "\n",
      ),
    );
  }
  if (unread.length) return 2;
  return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}
