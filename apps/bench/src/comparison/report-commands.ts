import { readFileSync } from "node:fs";
import { type Command, InvalidArgumentError } from "commander";
import { type ComparableReport, comparableReport } from "./comparable.ts";

interface CompareReportsArguments {
  readonly command: "compare-reports";
  readonly before: ComparableReport;
  readonly after: ComparableReport;
  readonly failOnRegression: boolean;
}

interface RepeatabilityArguments {
  readonly command: "repeatability";
  readonly reports: readonly ComparableReport[];
}

/** Of reports that were written before: nothing is measured. */
export type ReportArguments = CompareReportsArguments | RepeatabilityArguments;

const readReport = (file: string): ComparableReport => {
  try {
    return comparableReport(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? error.message : "It is no report.json of the benchmark.";
    throw new InvalidArgumentError(reason);
  }
};

/** Adds the commands that read reports. */
export const addReportCommands = (program: Command, run: (parsed: ReportArguments) => Promise<void> | void): void => {
  program
    .command("compare")
    .description(
      "Says what changed beyond noise between two reports of this machine: figures, verdicts, void experiments.",
    )
    .argument("<before>", "a report.json, of bench or of bench claims", readReport)
    .argument("<after>", "another one", readReport)
    .option("--fail-on-regression", "end with 1 where something costs more, or is void and was not")
    .allowExcessArguments(false)
    .action((before: ComparableReport, after: ComparableReport, { failOnRegression = false }) =>
      run({ command: "compare-reports", before, after, failOnRegression }),
    );
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
      return run({ command: "repeatability", reports });
    });
};
