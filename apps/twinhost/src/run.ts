import { type Command, CommanderError } from "commander";
import { createProgram } from "./program.ts";

const fullName = (command: Command): string =>
  command.parent?.parent ? `${fullName(command.parent)} ${command.name()}` : command.name();

/** Runs the command line. Sets the exit code: 0 on success, 1 when something failed, 2 on bad usage. */
export const run = async (args: readonly string[]): Promise<void> => {
  const program = await createProgram(args);
  let running = program.name();
  program.hook("preAction", (_program, command) => {
    running = fullName(command);
  });
  if (args.length === 0) {
    program.outputHelp();
    return;
  }
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.stderr.write(`${running} failed: ${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  }
};
