import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { type ComparableReport, comparableReport } from "./comparable.ts";

interface CompareReportsArguments {
  readonly command: "compare-reports";
  readonly before: ComparableReport;
  readonly after: ComparableReport;
  readonly failOnRegression: boolean;
  readonly lang: "en" | "ko";
}

interface RepeatabilityArguments {
  readonly command: "repeatability";
  readonly reports: readonly ComparableReport[];
}

/** Arguments of the commands that read existing reports and measure nothing. */
export type ReportArguments = CompareReportsArguments | RepeatabilityArguments;

/** @param path of a report.json or of its folder */
const readReport = (path: string): ComparableReport => {
  try {
    const file = statSync(path).isDirectory() ? join(path, "report.json") : path;
    return comparableReport(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.message : "It is no report.json of the benchmark.";
    throw new InvalidArgumentError(reason);
  }
};

/** Rejects reports of different commands: their claims are judged by different measurements. */
const requireOneKind = (program: Command, reports: readonly ComparableReport[]): void => {
  const kinds = new Set(reports.map(({ kind }) => kind));
  if (kinds.size > 1)
    program.error(`error: reports of ${[...kinds].join(" and of ")} cannot be compared: give reports of one command`);
};

export const addReportCommands = (program: Command, run: (parsed: ReportArguments) => Promise<void> | void): void => {
  program
    .command("compare")
    .description(
      "Says what changed beyond noise between two reports of this machine: figures, verdicts, void experiments.",
    )
    .argument("<before>", "a report.json of bench or of bench claims, or its folder", readReport)
    .argument("<after>", "another one of the same command", readReport)
    .option("--fail-on-regression", "end with 1 where something costs or loses more, or is void and was not")
    .addOption(new Option("--lang <language>", "language of the text").choices(["en", "ko"]).default("en"))
    .allowExcessArguments(false)
    .action((before: ComparableReport, after: ComparableReport, given: Partial<CompareReportsArguments>) => {
      const { failOnRegression = false, lang = "en" } = given;
      requireOneKind(program, [before, after]);
      return run({ command: "compare-reports", before, after, failOnRegression, lang });
    });
  program
    .command("repeatability")
    .description(
      "Says whether runs on one machine agree in their verdicts, and whether their intervals contain the median of all. Ends with 1 where they do not.",
    )
    .argument("<reports...>", "two report.json or more", (file: string, before: ComparableReport[] = []) => [
      ...before,
      readReport(file),
    ])
    .allowExcessArguments(false)
    .action((reports: ComparableReport[]) => {
      if (reports.length < 2) program.error("error: repeatability needs two reports or more");
      requireOneKind(program, reports);
      return run({ command: "repeatability", reports });
    });
};
