import { type Command, CommanderError } from "commander";

/** Parses a command's arguments. @returns its options, or the exit code if there is nothing to run. */
export const parseCommand = <Options extends object>(command: Command, args: readonly string[]): Options | 0 | 2 => {
  try {
    command
      .addHelpText("after", "\nExit codes: 0 all held, 1 something failed, 2 bad usage.")
      .exitOverride()
      .parse(args, { from: "user" });
    return command.opts<Options>();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
};
