import { Command, CommanderError, InvalidArgumentError } from "commander";
import { ARM_IDS, type ArmId } from "./arms/arm.ts";
import { GUARD_TRANSPORTS, type GuardTransport } from "./guards/guard.ts";

interface CommonArguments {
  readonly quick: boolean;
  /** Undefined for the default folder. */
  readonly out: string | undefined;
}

export interface CompareArguments extends CommonArguments {
  readonly command: "compare";
  /** Undefined for all. */
  readonly arms: readonly ArmId[] | undefined;
}

export interface GuardsArguments extends CommonArguments {
  readonly command: "guards";
  /** Undefined for all. */
  readonly transports: readonly GuardTransport[] | undefined;
}

export type BenchArguments = CompareArguments | GuardsArguments;

export interface ArgumentStreams {
  readonly stdout: Pick<NodeJS.WriteStream, "write">;
  readonly stderr: Pick<NodeJS.WriteStream, "write">;
}

/** Parses a list with commas between, each name once. */
const listOf =
  <Name extends string>(what: string, allowed: readonly Name[]) =>
  (text: string): Name[] => {
    const names = text.split(",").map((name) => name.trim());
    const unknown = names.filter((name) => !(allowed as readonly string[]).includes(name));
    if (unknown.length > 0)
      throw new InvalidArgumentError(
        `There is no ${what} "${unknown.join('", "')}". The ${what}s are ${allowed.join(", ")}.`,
      );
    return [...new Set(names)] as Name[];
  };

/** Reads the command line. @returns the exit code where there is nothing to run: 0 after --help, 2 on bad usage. */
export const parseArguments = (
  args: readonly string[],
  { stdout, stderr }: ArgumentStreams,
): BenchArguments | 0 | 2 => {
  let parsed: BenchArguments | undefined;
  const program = new Command("bench")
    .description("Compares the ways to reach the tools on this machine, and writes a report.")
    .option("--quick", "under 40 seconds: concurrency 1 and 16, no cold-start repeats")
    .option(
      "--arms <list>",
      `only these arms, with commas between: ${ARM_IDS.join(",")}`,
      listOf<ArmId>("arm", ARM_IDS),
    )
    .option("--out <folder>", "where the report goes (default: reports/latest)")
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride()
    .action(({ quick = false, arms, out }: { quick?: boolean; arms?: ArmId[]; out?: string }) => {
      parsed = { command: "compare", quick, arms, out };
    });
  program
    .command("guards")
    .description("Shows what each guard costs per call, one by one, on each transport.")
    .option("--quick", "under 30 seconds: every deployment starts once")
    .option(
      "--transports <list>",
      `only these transports, with commas between: ${GUARD_TRANSPORTS.join(",")}`,
      listOf<GuardTransport>("transport", GUARD_TRANSPORTS),
    )
    .option("--out <folder>", "where the report goes (default: reports/guards)")
    .allowExcessArguments(false)
    .action(({ quick = false, transports, out }: { quick?: boolean; transports?: GuardTransport[]; out?: string }) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of guards stand after it");
      parsed = { command: "guards", quick, transports, out };
    });
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return parsed ?? 2;
};

/** The command that repeats a run. */
export const commandOf = (given: BenchArguments): string => {
  const { command, quick, out } = given;
  const [option, names] = command === "guards" ? ["--transports", given.transports] : ["--arms", given.arms];
  return [
    "npx -y pnpm@12 bench",
    command === "guards" ? "guards" : "",
    quick ? "--quick" : "",
    names ? `${option} ${names.join(",")}` : "",
    out === undefined ? "" : `--out ${/^[\w./-]+$/.test(out) ? out : `'${out.replaceAll("'", "'\\''")}'`}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
};
