import { Command } from "commander";
import manifest from "../package.json" with { type: "json" };
import { COMMANDS } from "./commands.ts";

const AFTER_HELP = `
Settings come from the environment, such as DATA_DIR; the README has them all.
Exit codes: 0 all held, 1 something failed, 2 bad usage.`;

/** The completion library's commands. It completes all commands, so they must all be loaded. */
const COMPLETION = ["completion", "complete"];

/** The command line, with the requested command loaded and the others as lines of the menu. */
export const createProgram = async (args: readonly string[]): Promise<Command> => {
  const program = new Command("twinhost")
    .description(manifest.description)
    .version(manifest.version)
    .usage("<command> [options]")
    .enablePositionalOptions()
    .exitOverride()
    .showSuggestionAfterError()
    .addHelpText("after", AFTER_HELP);
  const asked = args[0] === "help" ? args[1] : args[0];
  const isCompletion = COMPLETION.includes(asked ?? "");
  for (const [heading, entries] of Object.entries(COMMANDS)) {
    for (const { name, summary, load } of entries) {
      const command = isCompletion || name === asked ? await load() : new Command(name);
      program.addCommand(command.summary(summary).helpGroup(heading));
    }
  }
  if (isCompletion) {
    const { default: addCompletion } = await import("@bomb.sh/tab/commander");
    addCompletion(program, { completionCommandName: "completion" });
  } else {
    program.command("completion <shell>").summary("print the completion script of zsh, bash, fish or powershell");
  }
  return program;
};
