import { existsSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join, relative } from "node:path";
import { type Constants, constantsFrom, referenceConstants } from "@twinhost/advisor";
import { type LedgerReport, readLedger } from "@twinhost/report";
import { findWorkspaceRoot } from "@twinhost/runtime";
import { BadFile, readJson } from "./read-case.ts";

/** The constants of the named report, else of this computer's last `bench claims`, else the reference figures. */
export const readFigures = async (named: string | undefined): Promise<Constants> => {
  const file = named ?? join(findWorkspaceRoot() ?? process.cwd(), "reports/claims/report.json");
  if (!named && !existsSync(file)) return referenceConstants;
  const ledger = await readReport(file);
  return named || isOfThisComputer(ledger) ? constantsFrom(ledger, relative(process.cwd(), file)) : referenceConstants;
};

const readReport = async (file: string): Promise<LedgerReport> => {
  const json = await readJson(file);
  try {
    return readLedger(json);
  } catch {
    throw new BadFile(`${file} is not a report of bench claims, which writes reports/claims/report.json`);
  }
};

const isOfThisComputer = ({ machine }: LedgerReport): boolean =>
  machine.cpu === (cpus()[0]?.model.trim() ?? "unknown") && machine.cores === availableParallelism();
