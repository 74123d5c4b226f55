import { ARM_IDS, type ArmId, type ClaimId } from "@twinhost/report";
import { Command, CommanderError, Option } from "commander";
import { addReportCommands, type ReportArguments } from "./comparison/report-commands.ts";
import { GROUPS, type GroupId } from "./distance/rows.ts";
import type { Prices } from "./experiments/experiment.ts";
import { JUDGED_CLAIMS } from "./experiments/registry.ts";
import { GUARD_ROWS, GUARD_TRANSPORTS, type GuardRowId, type GuardTransport } from "./guards/guard.ts";
import { planPairs } from "./guards/pairs.ts";
import { STARTS } from "./ledger/starts.ts";
import { countOf, listOf, priceOf, rowOf, sizesOf } from "./option-parsers.ts";
import { addOwnServerCommand, type OwnServerArguments } from "./own-server/own-server-command.ts";
import { PEER_IDS } from "./peers/catalog.ts";

interface CommonArguments {
  readonly quick: boolean;
  /** Undefined: the default folder. */
  readonly out: string | undefined;
}

export interface CompareArguments extends CommonArguments {
  readonly command: "compare";
  /** Undefined: all. */
  readonly arms: readonly ArmId[] | undefined;
}

export interface GuardsArguments extends CommonArguments {
  readonly command: "guards";
  /** Undefined: all. */
  readonly transports: readonly GuardTransport[] | undefined;
  /** Undefined: all. */
  readonly guards: readonly GuardRowId[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
}

export interface FloorsArguments extends CommonArguments {
  readonly command: "floors";
  /** Undefined: all. */
  readonly only: readonly GroupId[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
}

export interface ProfileArguments extends CommonArguments {
  readonly command: "profile";
  /** A row of the report. */
  readonly row: string;
  readonly concurrency: number;
}

export interface LedgerArguments extends CommonArguments {
  readonly command: "claims";
  /** Undefined: all. */
  readonly only: readonly ClaimId[] | undefined;
  /** Undefined: the mode's number. */
  readonly starts: number | undefined;
  /** For the claims about cost. */
  readonly prices: Prices;
  /** Language of the summary on the terminal; the report has both. */
  readonly lang: "en" | "ko";
}

export interface SearchArguments extends CommonArguments {
  readonly command: "search";
  /** Numbers of documents; undefined: the plan's. */
  readonly sizes: readonly number[] | undefined;
  /** Measures the quality of the results instead of the speed. */
  readonly quality: boolean;
}

export interface PeersArguments extends CommonArguments {
  readonly command: "peers";
  /** Undefined: all. */
  readonly only: readonly string[] | undefined;
  /** Undefined: the plan's number. */
  readonly starts: number | undefined;
  /** Whether missing peers may be downloaded. */
  readonly install: boolean;
}

/** Arguments of a command that measures. */
export type MeasuringArguments =
  | CompareArguments
  | GuardsArguments
  | FloorsArguments
  | ProfileArguments
  | LedgerArguments
  | SearchArguments
  | PeersArguments;

export type BenchArguments = MeasuringArguments | OwnServerArguments | ReportArguments;

export interface ArgumentStreams {
  readonly stdout: Pick<NodeJS.WriteStream, "write">;
  readonly stderr: Pick<NodeJS.WriteStream, "write">;
}

const isMeasuredOver = (guard: GuardRowId, transports: readonly GuardTransport[] = GUARD_TRANSPORTS): boolean =>
  transports.some((transport) => planPairs(transport, [guard]).length > 0);

/** An example, not any provider's prices: about what a small virtual machine costs, in US dollars. */
export const EXAMPLE_PRICES: Prices = { coreHour: 0.04, gibHour: 0.005 };

/** The benchmark as a command. @throws CommanderError on bad usage and after printing help */
export const benchCommand = (
  run: (parsed: BenchArguments) => Promise<void> | void,
  { stdout, stderr }: ArgumentStreams,
): Command => {
  const program = new Command("bench")
    .description("Compares the transports to the tools on this machine and writes a report.")
    .option("--quick", "about a minute: concurrency 1 and 16, no cold-start repeats")
    .option(
      "--arms <list>",
      `only these scenarios, comma-separated: ${ARM_IDS.join(", ")}`,
      listOf<ArmId>("arm", ARM_IDS),
    )
    .option("--out <folder>", "folder for the report (default: reports/latest)")
    .allowExcessArguments(false)
    .enablePositionalOptions()
    .helpCommand(false)
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text) })
    .exitOverride()
    .action(({ quick = false, arms, out }: { quick?: boolean; arms?: ArmId[]; out?: string }) =>
      run({ command: "compare", quick, arms, out }),
    );
  program
    .command("guards")
    .description("Measures what each feature (keys, limits, logs, metrics, traces) adds to a call on each transport.")
    .option("--quick", "about two minutes: fewer calls and one start, without intervals")
    .option(
      "--transports <list>",
      `only these transports, comma-separated: ${GUARD_TRANSPORTS.join(", ")}`,
      listOf<GuardTransport>("transport", GUARD_TRANSPORTS),
    )
    .option(
      "--guards <list>",
      `only these features, comma-separated: ${GUARD_ROWS.join(", ")}`,
      listOf<GuardRowId>("guard", GUARD_ROWS),
    )
    .option("--starts <n>", "starts of every deployment (4, with --quick 1); fewer than 3 give no intervals", countOf)
    .option("--out <folder>", "folder for the report (default: reports/guards)")
    .allowExcessArguments(false)
    .action(({ quick = false, transports, guards, starts, out }: Partial<GuardsArguments>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of guards come after it");
      const unfit = guards?.filter((guard) => !isMeasuredOver(guard, transports)) ?? [];
      if (unfit.length > 0)
        program.error(`error: ${unfit.join(", ")} cannot be measured over ${transports?.join(" and ")}`);
      return run({ command: "guards", quick, transports, guards, starts, out });
    });
  program
    .command("floors")
    .description("Measures how far each transport is from bare HTTP or a bare pipe, and judges the goals by it.")
    .option("--quick", "about three minutes: fewer calls and three starts")
    .option("--only <list>", `only these rows, comma-separated: ${GROUPS.join(", ")}`, listOf<GroupId>("row", GROUPS))
    .option("--starts <n>", "starts of every deployment (8, with --quick 3); fewer than 3 give no intervals", countOf)
    .option("--out <folder>", "folder for the report (default: reports/floors)")
    .allowExcessArguments(false)
    .action(({ quick = false, only, starts, out }: Partial<FloorsArguments>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of floors come after it");
      return run({ command: "floors", quick, only, starts, out });
    });
  program
    .command("claims")
    .description(
      "Runs experiments on the claims about HTTP and stdio, and judges each claim by a rule fixed before the run.",
    )
    .option("--quick", "fewer calls and three starts")
    .option(
      "--only <list>",
      `only the experiments of these claims, comma-separated: ${JUDGED_CLAIMS.join(", ")}`,
      listOf<ClaimId>("experiment", JUDGED_CLAIMS),
    )
    .option(
      "--starts <n>",
      `starts of every experiment (${STARTS.full} or more, with --quick ${STARTS.quick}); fewer than 3 give no intervals`,
      countOf,
    )
    .option(
      "--core-hour <price>",
      `what a core costs per hour, for X5 (an example: ${EXAMPLE_PRICES.coreHour})`,
      priceOf,
    )
    .option("--gib-hour <price>", `what a GiB costs per hour, for X5 (an example: ${EXAMPLE_PRICES.gibHour})`, priceOf)
    .addOption(new Option("--lang <language>", "language of the summary").choices(["en", "ko"]).default("en"))
    .option("--out <folder>", "folder for the report (default: reports/claims)")
    .allowExcessArguments(false)
    .action(({ quick = false, only, starts, lang = "en", out, ...given }: Partial<LedgerArguments & Prices>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of claims come after it");
      const { coreHour = EXAMPLE_PRICES.coreHour, gibHour = EXAMPLE_PRICES.gibHour } = given;
      return run({ command: "claims", quick, only, starts, prices: { coreHour, gibHour }, lang, out });
    });
  program
    .command("profile")
    .description("Profiles client and server of one arm, and prints their own time by package.")
    .argument("<arm>", "a scenario of the benchmark, such as http, stdio or query:http", rowOf)
    .option("--quick", "one second in place of five, with a shorter warm-up")
    .option("--concurrency <n>", "calls in flight", countOf, 1)
    .option("--out <folder>", "folder for the profiles (default: reports/profile)")
    .allowExcessArguments(false)
    .action((row: string, { quick = false, concurrency = 1, out }: Partial<ProfileArguments>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of profile come after it");
      return run({ command: "profile", row, quick, concurrency, out });
    });
  program
    .command("search")
    .description(
      "Generates corpora, indexes them, and measures searches by the size of the corpus, in the engine that " +
        "SEARCH_ENGINE and ELASTICSEARCH_URL name.",
    )
    .option("--quick", "about a minute: 10,000 documents, shorter slices")
    .option("--sizes <list>", "numbers of documents, comma-separated (default: 10k,100k,1m)", sizesOf)
    .option(
      "--quality",
      "judged questions about Debian's documents instead: how good answers are, with EMBEDDINGS_URL by meaning too",
    )
    .option("--out <folder>", "folder for the report (default: reports/search)")
    .allowExcessArguments(false)
    .action(({ quick = false, sizes, quality = false, out }: Partial<SearchArguments>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of search come after it");
      return run({ command: "search", quick, sizes, quality, out });
    });
  program
    .command("peers")
    .description("Measures the same three tools on other MCP servers and bridges, beside ours.")
    .option("--quick", "fewer calls and three starts")
    .option(
      "--only <list>",
      `only these servers and what they are compared with, comma-separated: ${PEER_IDS.join(", ")}`,
      listOf("server", PEER_IDS),
    )
    .option("--starts <n>", "starts of every server (6, with --quick 3); fewer than 3 give no intervals", countOf)
    .option("--no-install", "leave out what is not installed; otherwise it is fetched into DATA_DIR/peers")
    .option("--out <folder>", "folder for the report (default: reports/peers)")
    .allowExcessArguments(false)
    .action(({ quick = false, only, starts, install = true, out }: Partial<PeersArguments>) => {
      if (Object.keys(program.opts()).length > 0) program.error("error: options of peers come after it");
      return run({ command: "peers", quick, only, starts, install, out });
    });
  addOwnServerCommand(program, run);
  addReportCommands(program, run);
  return program;
};

/** Reads the command line. @returns the exit code if there is nothing to run: 0 after --help, 2 on bad usage */
export const parseArguments = (args: readonly string[], streams: ArgumentStreams): BenchArguments | 0 | 2 => {
  let parsed: BenchArguments | undefined;
  const program = benchCommand((given) => {
    parsed = given;
  }, streams);
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return parsed ?? 2;
};
