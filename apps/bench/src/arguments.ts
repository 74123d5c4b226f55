import { Command, CommanderError, InvalidArgumentError } from "commander";
import { ARM_IDS, type ArmId } from "./arms/arm.ts";

export interface BenchArguments {
  readonly quick: boolean;
  /** Undefined for all. */
  readonly arms: readonly ArmId[] | undefined;
  /** Undefined for the default folder. */
  readonly out: string | undefined;
}

export interface ArgumentStreams {
  readonly stdout: Pick<NodeJS.WriteStream, "write">;
  readonly stderr: Pick<NodeJS.WriteStream, "write">;
}

const parseArms = (text: string): ArmId[] => {
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !(ARM_IDS as readonly string[]).includes(name));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`There is no arm "${unknown.join('", "')}". The arms are ${ARM_IDS.join(", ")}.`);
  return [...new Set(names)] as ArmId[];
};

/** Reads the command line. @returns the exit code where there is nothing to run: 0 after --help, 2 on bad usage. */
export const parseArguments = (
  args: readonly string[],
  { stdout, stderr }: ArgumentStreams,
): BenchArguments | 0 | 2 => {
  const command = new Command("bench")
    .description("Compares the ways to reach the tools on this machine, and writes a report.")
    .option("--quick", "under 40 seconds: concurrency 1 and 16, no cold-start repeats", false)
    .option("--arms <list>", `only these arms, with commas between: ${ARM_IDS.join(",")}`, parseArms)
    .option("--out <folder>", "where the report goes (default: reports/latest)")
    .allowExcessArguments(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride();
  try {
    command.parse([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  const { quick, arms, out } = command.opts<{ quick: boolean; arms?: ArmId[]; out?: string }>();
  return { quick, arms, out };
};

/** The command that repeats a run. */
export const commandOf = ({ quick, arms, out }: BenchArguments): string =>
  [
    "npx -y pnpm@12 bench",
    quick ? "--quick" : "",
    arms ? `--arms ${arms.join(",")}` : "",
    out === undefined ? "" : `--out ${/^[\w./-]+$/.test(out) ? out : `'${out.replaceAll("'", "'\\''")}'`}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
