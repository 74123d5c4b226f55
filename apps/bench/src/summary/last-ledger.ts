import { readFile } from "node:fs/promises";
import { type LedgerReport, type Report, readLedger } from "@twinhost/report";

/** The last report of `bench claims`; undefined if there is none that can be read. */
export const readLastLedger = async (file: string): Promise<LedgerReport | undefined> => {
  try {
    return readLedger(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return undefined;
  }
};

/** Adds the ledger's verdicts, from the same machine, to the claims that a plain report does not judge. */
export const withLedger = (report: Report, ledger: LedgerReport | undefined): Report => {
  if (!ledger || machineOf(ledger) !== machineOf(report)) return report;
  const { startedAt, mode, words } = ledger;
  return {
    ...report,
    claims: report.claims.map((claim) => {
      const index = ledger.claims.findIndex((candidate) => candidate.claim === claim.claim);
      const judged = ledger.claims[index];
      if (claim.verdict !== "not-measured" || !judged || judged.verdict === "not-measured") return claim;
      const because = (language: "en" | "ko"): string => words[language].claims[index]?.because ?? "";
      return {
        ...claim,
        ledger: { verdict: judged.verdict, startedAt, mode, because: { en: because("en"), ko: because("ko") } },
      };
    }),
  };
};

const machineOf = ({ machine: { platform, architecture, cpu, cores, memoryBytes } }: Pick<Report, "machine">): string =>
  JSON.stringify([platform, architecture, cpu, cores, memoryBytes]);
