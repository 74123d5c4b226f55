import { Command } from "commander";
import { parseCommand } from "../parse-command.ts";
import { wholeNumber } from "../whole-number.ts";
import { renderHead, renderVerdict } from "./render.ts";
import { runScenario } from "./run-scenario.ts";
import { SCENARIOS, type Scenario } from "./scenarios.ts";

interface Options {
  readonly chats: number;
  readonly only?: string;
  readonly answerMs: number;
  readonly backMs: number;
}

const command = (): Command =>
  new Command("faults")
    .description("Injects every known fault into the tools while chats run, and prints what the callers saw.")
    .option("--chats <N>", "chats at the same time", wholeNumber(1), 32)
    .option("--only <TEXT>", "only the faults whose name and transport hold this, as in the table: 'stdio killed'")
    .option("--answer-ms <N>", "the longest that a chat may take, failed or not", wholeNumber(0), 15_000)
    .option("--back-ms <N>", "how long after the fault's end questions may still fail", wholeNumber(0), 5_000);

/** `pnpm faults`. @returns the exit code: 0 if everything passed, 1 if something failed, 2 on bad usage. */
export const runFaults = async (
  args: readonly string[],
  scenarios: readonly Scenario[] = SCENARIOS,
): Promise<0 | 1 | 2> => {
  const options = parseCommand<Options>(command(), args);
  if (typeof options === "number") return options;
  const chosen = scenarios.filter((scenario) => isChosen(scenario, options.only));
  if (chosen.length === 0) {
    process.stderr.write(`error: no fault has "${options.only}" in its name\n`);
    return 2;
  }
  process.stdout.write(renderHead(options.chats));
  let failed = false;
  for (const scenario of chosen) {
    const verdict = await runScenario(scenario, options.chats, options);
    failed ||= verdict.failures.length > 0;
    process.stdout.write(renderVerdict(scenario, verdict));
  }
  return failed ? 1 : 0;
};

/** Whether every word occurs in the fault's name or transport. */
const isChosen = ({ name, transport }: Scenario, only = ""): boolean => {
  const text = `${transport} ${name}`;
  return only.split(" ").every((word) => text.includes(word));
};
