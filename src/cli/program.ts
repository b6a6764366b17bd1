import { Command, CommanderError } from "commander";
import { check } from "./check.js";
import type { Terminal } from "./terminal.js";

/**
 * Runs the command line.
 *
 * @param args what stands after `floorwalker`
 * @returns the exit code: 0 nothing found, 1 findings, 2 input that can't be used
 */
export async function run(args: readonly string[], version: string, terminal: Terminal): Promise<number> {
  let code = 0;
  const program = new Command("floorwalker")
    .description("An attentive shop assistant for a website: tools for its rules file.")
    .version(version)
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      // One line, whatever hint it carries.
      outputError: (text, write) =>
        write(
          `${text
            .trim()
            .replace(/^error: /, "floorwalker: ")
            .replaceAll("\n", " ")}\n`,
        ),
    });
  program
    .command("check")
    .description(
      "tells every mistake of rules files, with line, column and the nearest right name; and warns",
    )
    .argument("<files...>", "rules files")
    .option("--json", "print an array of findings, for programs")
    .action(async (files: string[], options: { json?: boolean }) => {
      code = await check(files, options, terminal);
    });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode && 2;
  }
  return code;
}
