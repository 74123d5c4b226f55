import { z } from "zod";
import { estimate, runRecord } from "../schema.ts";

const CONFORMANCE_CHECKS = [
  "initialize",
  "ping",
  "tools-list",
  "unknown-tool",
  "unknown-method",
  "invalid-arguments",
  "cancel",
  "stdout",
  "end-of-input",
] as const;

/** What is checked from outside. */
export type ConformanceCheck = (typeof CONFORMANCE_CHECKS)[number];

const outcome = z.enum(["passed", "failed", "not-applicable"]);

export type ConformanceOutcome = z.output<typeof outcome>;

const OWN_SERVER_ROWS = [
  "stdio",
  "stdio-again",
  "stdio-pool",
  "stdio-per-conversation",
  "stdio-per-call",
  "http",
  "http-again",
  "http-per-conversation",
  "http-per-call",
  "host-http",
  "host-rest",
  "question",
] as const;

/** A scenario: how the server is reached, and the lifetime of a connection. */
export type OwnServerRowId = (typeof OWN_SERVER_ROWS)[number];

const count = z.int().min(0);
const finite = z.number();

const row = z.strictObject({
  id: z.enum(OWN_SERVER_ROWS),
  verdict: z.enum(["measured", "void"]).describe("Void: too many answers failed or were wrong"),
  reason: z.string().nullable().describe("Why it is void, where it did not start"),
  starts: count,
  p50: estimate.nullable().describe("Microseconds of a call, one at a time; with the opening of what lasts no longer"),
  p99: finite.nullable().describe("Microseconds, of all starts together; null with fewer than 10 calls beyond"),
  ratio: estimate.nullable().describe("p50 divided by that of the first row, paired within starts"),
  throughput: z
    .strictObject({
      perSecond: estimate.describe("The most right answers a second at any load"),
      concurrency: count.describe("Calls in flight at which that was, the median of the starts"),
      end: z.enum(["saturated", "errors", "highest", "time"]).describe("Why the load was not raised further"),
      brokeAt: count.nullable().describe("Calls in flight at which answers began to fail, in any start"),
    })
    .nullable(),
  bytes: z
    .strictObject({ request: finite, response: finite })
    .nullable()
    .describe("Per call, headers, framing, and the opening of what lasts no longer included"),
  memoryBytes: estimate.nullable().describe("Of the server's processes, and of ours before it"),
  processes: count.nullable(),
  coldStartMs: estimate
    .nullable()
    .describe("From the start of the first process, or the connection, to the first answer"),
  calls: count,
  failed: count,
  wrong: count.describe("Answers that differed from the first; 0 where answers vary"),
  problem: z.string().nullable().describe("The first failure or difference"),
});

const adviceWords = z.strictObject({
  answer: z.string(),
  confidence: z.string(),
  changes: z.array(z.string()).describe("What would change the answer"),
  table: z.strictObject({ head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  sources: z.array(z.string()).describe("The runs that its figures are from"),
});

/** Schema of the report.json of `bench mcp`. */
export const ownServerReport = z
  .strictObject({
    schemaVersion: z.literal(1),
    ...runRecord,
    method: z.strictObject({
      mode: z.enum(["full", "quick"]),
      starts: count,
      conversations: count.describe("Open at once while memory is measured"),
      callsEach: count.describe("Of a conversation"),
      memory: z.enum(["pss", "rss"]),
      mostPerSecond: finite.nullable().describe("Calls a second at most, for a server that is not on this machine"),
    }),
    server: z.strictObject({
      transport: z.enum(["stdio", "http"]),
      target: z.string().describe("Its program or address, without arguments and credentials"),
      name: z.string().nullable().describe("As it calls itself"),
      version: z.string().nullable(),
      revisions: z.array(z.enum(["2026-07-28", "2025-11-25"])).describe("Which it speaks, each tried"),
      tools: count,
    }),
    tool: z.strictObject({
      name: z.string(),
      isReadOnly: z.boolean().describe("By its annotations"),
      answersVary: z.boolean().describe("Then no answer can be wrong, only failed"),
    }),
    conformance: z.array(
      z.strictObject({
        check: z.enum(CONFORMANCE_CHECKS),
        outcome,
        saw: z.string().describe("In the protocol's terms, such as error -32602"),
      }),
    ),
    rows: z.array(row),
    advice: z
      .strictObject({ en: adviceWords, ko: adviceWords })
      .nullable()
      .describe("The advisor's answer for one LLM server; null without figures"),
  })
  .describe("An MCP server of the user's own, measured over every transport that it allows");

/** A run of `bench mcp`: figures in microseconds, milliseconds, bytes and calls per second. */
export type OwnServerReport = z.output<typeof ownServerReport>;

/** The advisor's answer in one language. */
export type OwnServerAdvice = z.output<typeof adviceWords>;

/** Figures of one scenario. */
export type OwnServerRow = z.output<typeof row>;
