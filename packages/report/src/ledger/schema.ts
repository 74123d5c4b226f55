import { z } from "zod";
import { CLAIM_IDS } from "../claims.ts";
import { estimate, runRecord, VERDICTS } from "../schema.ts";

/** Schema of the ledger's report.json; the package's `ledger.schema.json` is generated from it. */

const finite = z.number();
const text = z.string();

/** A figure's unit. Every time is in microseconds. */
const unit = z.enum(["micros", "bytes", "share", "ratio", "count"]);

const figure = z.strictObject({
  id: text,
  unit,
  measured: estimate.describe("With the 95 % interval of a bootstrap over starts"),
  noise: text
    .nullable()
    .describe("The figure of two equal deployments whose width no verdict on this one may go below; null without one"),
});

const experiment = z.strictObject({
  id: text,
  claims: z.array(z.enum(CLAIM_IDS)),
  startedAt: z.iso.datetime(),
  seconds: finite,
  outcome: z.enum(["measured", "void"]).describe("Void after one wrong answer, or where the injection did not show"),
  reason: text.nullable().describe("Why it is void"),
  starts: z
    .array(z.record(z.string(), finite))
    .describe("What each fresh start of all processes saw: the raw data, and the unit of repetition"),
  drifting: z
    .array(text)
    .describe("Deployments whose calls still got faster or slower when their warm-up ended, in one start at least"),
  othersShare: finite
    .nullable()
    .optional()
    .describe("The most of the processor that other programs used during a start, 0 to 1; null where it is not told"),
  figures: z.array(figure),
});

const crossover = z
  .strictObject({
    value: finite,
    unit,
    between: z.tuple([finite, finite]).describe("The measured points on both sides of it"),
    holds: z.enum(["above", "below"]).describe("The side on which the claim holds"),
  })
  .describe("Where a claim begins or ends to hold");

const verdict = z.strictObject({
  claim: z.enum(CLAIM_IDS),
  verdict: z.enum(VERDICTS),
  reason: z
    .enum(["no-experiment", "not-chosen", "missing", "void", "noise", "busy", "unfit"])
    .nullable()
    .describe("Why it was not measured, or is inconclusive"),
  experiment: text.nullable().describe("The experiment that judges it"),
  crossover: crossover.nullable(),
  thresholds: z.record(z.string(), finite).describe("Where the verdict turns, fixed before the run"),
  figures: z
    .array(z.strictObject({ id: text, used: estimate }))
    .describe("The experiment's figures that the rule looked at, in its order, each at least as wide as its noise"),
});

const wordsInLanguage = z.strictObject({
  title: text,
  answer: z.tuple([text, text]).describe("Which transport fits which case by these verdicts, in two sentences"),
  notices: z.array(text).describe("What bears on whether to trust the run"),
  claims: z.array(
    z.strictObject({
      claim: text,
      name: text,
      verdict: text,
      because: text,
      rule: text.describe("Threshold, why that one, and what would flip it; empty without an experiment"),
    }),
  ),
  experiments: z.array(
    z.strictObject({
      id: text,
      question: text,
      method: z.array(text),
      figures: z.array(z.strictObject({ id: text, name: text, shown: text })),
    }),
  ),
  method: z.array(text),
});

/** The ledger's report.json: every claim with its verdict, and the experiments behind them. */
export const ledgerReport = z
  .strictObject({
    schemaVersion: z.literal(2),
    ...runRecord,
    mode: z.enum(["full", "quick"]),
    claims: z.array(verdict),
    experiments: z.array(experiment),
    words: z
      .strictObject({ en: wordsInLanguage, ko: wordsInLanguage })
      .describe("Sentences in both languages, made from the figures above"),
  })
  .describe("A run of twinhost's ledger of claims");

export type LedgerReport = z.output<typeof ledgerReport>;
export type LedgerClaim = z.output<typeof verdict>;
export type LedgerExperiment = z.output<typeof experiment>;
export type LedgerWords = z.output<typeof wordsInLanguage>;
export type Crossover = z.output<typeof crossover>;
export type Unit = z.output<typeof unit>;
