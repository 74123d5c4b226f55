export { ARM_IDS, type ArmId } from "./arm-ids.ts";
export { CLAIM_IDS, type ClaimId } from "./claims.ts";
export { digits, percent, size, time, times, winnerOf } from "./format.ts";
export { renderHtml } from "./html/page.ts";
export { ledgerJsonSchema, ownServerJsonSchema, reportJsonSchema } from "./json-schema.ts";
export { renderLedgerHtml } from "./ledger/html/page.ts";
export { readLedger } from "./ledger/read-ledger.ts";
export {
  type Crossover,
  type LedgerClaim,
  type LedgerExperiment,
  type LedgerReport,
  type LedgerWords,
  ledgerReport,
  type Unit,
} from "./ledger/schema.ts";
export { showEstimate, showFigure } from "./ledger/show-figure.ts";
export { renderLedgerTerminal } from "./ledger/terminal.ts";
export { type LedgerTexts, ledgerEn, ledgerKo } from "./ledger/texts.ts";
export { writeLedger } from "./ledger/write-ledger.ts";
export { renderMarkdown } from "./markdown.ts";
export { tableLines } from "./markdown-table.ts";
export { en } from "./messages/en.ts";
export { ko } from "./messages/ko.ts";
export { renderOwnServerMarkdown } from "./own-server/markdown.ts";
export {
  type ConformanceCheck,
  type ConformanceOutcome,
  type OwnServerReport,
  type OwnServerRow,
  type OwnServerRowId,
  ownServerReport,
} from "./own-server/schema.ts";
export { renderOwnServerTerminal } from "./own-server/terminal.ts";
export { writeOwnServer } from "./own-server/write-own-server.ts";
export { publish, publishedReport } from "./published-report.ts";
export {
  type ClaimVerdict,
  type Comparison,
  estimate,
  type Latency,
  type Report,
  type ReportRow,
  runRecord,
  type Verdict,
} from "./schema.ts";
export { bootstrap, bootstrapMean, bootstrapRatio, type FigureKind } from "./statistics/bootstrap.ts";
export type { Estimate } from "./statistics/interval.ts";
export { isSupported } from "./statistics/is-supported.ts";
export { distribution, percentileMicros } from "./statistics/percentiles.ts";
export { renderTerminal } from "./terminal.ts";
export { createPlainTable, TERMINAL_COLUMNS, wrap } from "./terminal-layout.ts";
export { writeReport } from "./write-report.ts";
export { draftOf, writeWhole } from "./write-whole.ts";
