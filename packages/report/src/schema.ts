import { z } from "zod";
import { ARM_IDS } from "./arm-ids.ts";
import { CLAIM_IDS } from "./claims.ts";

/** Schema of report.json; the package's `report.schema.json` is generated from it. */

const count = z.int().min(0);
const finite = z.number();

/** A figure with its 95 % confidence interval; `low` and `high` are null with too few rounds. */
export const estimate = z
  .strictObject({
    value: finite,
    low: finite.nullable().describe("Lower end of the 95 % interval; null with fewer than three rounds"),
    high: finite.nullable().describe("Upper end of the 95 % interval; null with fewer than three rounds"),
  })
  .describe("A figure with the 95 % interval of a bootstrap over rounds");

const latency = z
  .strictObject({
    samples: count.describe("Timed calls over all rounds; the answer of each was checked"),
    p50: estimate.describe("Microseconds; the geometric mean of the rounds' medians"),
    p95: finite
      .nullable()
      .describe("Microseconds, from all calls in one HDR histogram; null with fewer than 10 samples beyond"),
    p99: finite.nullable(),
    p999: finite.nullable(),
    distribution: z
      .array(z.strictObject({ share: z.number().min(0).max(1), micros: finite }))
      .describe("Share of calls that took no longer than so many microseconds"),
  })
  .describe("Time of one call at concurrency 1, in microseconds");

const bytes = z
  .strictObject({ request: finite, response: finite })
  .describe("Bytes per call, headers and framing included");

const reportRow = z.strictObject({
  row: z
    .string()
    .describe(
      "The arm, with its revision after @ where it has two, and query: before it where asked through the LLM server",
    ),
  arm: z.enum(ARM_IDS),
  revision: z.enum(["2026-07-28", "2025-11-25"]).nullable(),
  via: z.enum(["tools", "query"]),
  calculate: latency,
  search: latency.nullable(),
  throughput: z.array(z.strictObject({ concurrency: count, perSecond: estimate })),
  cpu: z
    .strictObject({
      client: estimate,
      server: estimate.nullable().describe("Null where the tools run in the client's process"),
    })
    .describe("CPU seconds per 1,000 calls at concurrency 1"),
  allocated: estimate
    .nullable()
    .optional()
    .describe("Bytes allocated per call in the client's process; null where Node does not count them"),
  memory: z
    .strictObject({ client: estimate, server: estimate.nullable() })
    .describe("Bytes, children included; which kind stands in method.memory"),
  bytes: z
    .strictObject({
      calculate: bytes,
      search: bytes.nullable(),
      payloads: z.array(bytes.extend({ answerBytes: finite.describe("The answer alone, as JSON text") })),
    })
    .nullable()
    .describe("Null where nothing crosses one wire or pipe alone, or where the row is no tool client"),
  coldStart: z
    .strictObject({ samples: count, milliseconds: estimate })
    .nullable()
    .describe("From the spawn of the first process to the first right answer; null where no process is started"),
  deployment: z.strictObject({
    processes: count,
    listeningPorts: count,
    commands: count.describe("Servers that somebody has to start, in order"),
    settings: count.describe("Settings that must differ from their defaults on one machine"),
  }),
});

const comparison = z.strictObject({
  id: z.string(),
  figure: z.enum(["p50", "throughput", "cpu", "memory", "coldStart"]),
  left: z.string().describe("Row whose figure is divided by that of `right`"),
  right: z.string(),
  ratio: estimate.describe("left / right, paired within rounds"),
});

export const VERDICTS = ["confirmed", "refuted", "depends", "inconclusive", "not-measured"] as const;

/** The result for a claim. */
export type Verdict = (typeof VERDICTS)[number];

const claimVerdict = z.strictObject({
  claim: z.enum(CLAIM_IDS),
  verdict: z.preprocess(
    // Older reports say "undecided".
    (verdict) => (verdict === "undecided" ? "inconclusive" : verdict),
    z.enum(VERDICTS),
  ),
  scope: z.string().nullable().describe("What part of the claim this run judged"),
  reason: z.string().nullable().describe("Why it was not measured, or why it is inconclusive"),
  figures: z.record(z.string(), estimate).describe("What the verdict rests on"),
  rule: z.string().nullable().describe("The rule, fixed in code before the run"),
  ledger: z
    .strictObject({
      verdict: z.enum(VERDICTS),
      startedAt: z.iso.datetime(),
      mode: z.enum(["full", "quick"]),
      because: z.strictObject({ en: z.string(), ko: z.string() }),
    })
    .optional()
    .describe("Of a claim that this run does not judge: what the last bench claims on the same machine said"),
});

/** The machine of a run: system, CPU, cores, memory, and its load before and after. */
const machine = z.strictObject({
  platform: z.string(),
  release: z.string(),
  architecture: z.string(),
  cpu: z.string(),
  cores: count,
  memoryBytes: count,
  load: z.strictObject({
    before: finite.describe("One-minute load average before the run"),
    after: finite.describe("And after it, with the run's own work"),
    busyBefore: finite.describe(
      "Share of all cores that other programs used in the half second before the run, 0 to 1",
    ),
  }),
});

/** Fields about the run itself, common to all reports. */
export const runRecord = {
  product: z.strictObject({ name: z.literal("twinhost"), version: z.string() }),
  startedAt: z.iso.datetime(),
  seconds: finite,
  command: z.string().describe("Repeats the run"),
  machine,
  versions: z.record(z.string(), z.string()),
};

export const report = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    method: z.strictObject({
      mode: z.enum(["full", "quick"]),
      rounds: count,
      processes: z.enum(["each-round", "whole-run"]).describe("Whether each round had fresh processes"),
      memory: z.enum(["pss", "rss"]),
    }),
    notices: z.array(z.string()).describe("What was replaced or left out, by the ids of the report's texts"),
    rows: z.array(reportRow),
    comparisons: z.array(comparison),
    noise: z
      .array(comparison)
      .optional()
      .describe("What equal deployments differ by: no interval in `comparisons` is narrower. Older reports have none"),
    claims: z.array(claimVerdict),
  })
  .describe("A run of twinhost's benchmark");

/** A report without its words: machine, scenarios, comparisons, verdicts. {@link publishedReport} adds the words. */
export type Report = z.output<typeof report>;

/**
 * Figures of one scenario: latencies in microseconds, calls per second, CPU, bytes of memory and of messages.
 */
export type ReportRow = z.output<typeof reportRow>;

/** Latencies of one scenario, in microseconds. */
export type Latency = z.output<typeof latency>;

/** Two scenarios side by side, with the ratio between them. */
export type Comparison = z.output<typeof comparison>;

/** A claim with its verdict and the figures behind it. */
export type ClaimVerdict = z.output<typeof claimVerdict>;
