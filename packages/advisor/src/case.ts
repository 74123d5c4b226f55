import { z } from "zod";

/** The compared transports. `http` is MCP over Streamable HTTP; `rest` is `POST /run/{tool}` of the same server. */
export const TRANSPORTS = ["http", "rest", "stdio", "stdio-pool", "in-process"] as const;

/** One of {@link TRANSPORTS}. */
export type Transport = (typeof TRANSPORTS)[number];

/** Whether the tools run as a separate server. */
export const isServer = (transport: Transport): boolean => transport === "http" || transport === "rest";

const amount = (most: number) => z.number().min(0).max(most);
const count = (most: number) => z.int().min(1).max(most);

/** What the advisor asks. Every field has a default, so an empty object is a valid case. */
export const adviceCase = z
  .strictObject({
    llmServers: count(10_000).default(1).describe("LLM servers, or desktop assistants, that use the tools"),
    runsOn: z
      .enum(["server", "desktop"])
      .default("server")
      .describe("Where they run: on your servers or on people's desktops"),
    callsPerSecond: amount(100_000).default(1).describe("Tool calls per second of each LLM server"),
    callsPerQuestion: count(1_000).default(2).describe("Tool calls per question, made one after another"),
    modelMs: amount(600_000).default(1_500).describe("Milliseconds until a response of the model is complete"),
    toolKind: z
      .enum(["cpu", "io", "engine"])
      .default("io")
      .describe("What a call does: computes, waits for another system, or uses an engine with an index in memory"),
    toolMs: amount(600_000).default(20).describe("Milliseconds per call in the tool itself"),
    indexMiB: amount(1_048_576).default(0).describe("MiB of memory that an engine's index takes in each tool process"),
    payloadKiB: amount(1_048_576).default(2).describe("KiB of arguments and result per call"),
    roundTripMs: amount(10_000)
      .default(0)
      .describe("Round-trip time to where a separate tool server would run, in milliseconds; 0 on the same machine"),
    toolUpdatesPerMonth: amount(10_000).default(1).describe("Tool updates per month"),
    pauseAllowed: z.boolean().default(true).describe("Whether an update may interrupt calls for a second or two"),
    otherCallers: z
      .array(z.enum(["own-services", "outsiders", "desktop-clients"]))
      .default([])
      .describe("Who calls the tools besides the LLM servers"),
    toolLanguage: z
      .enum(["same", "other"])
      .default("same")
      .describe("Whether the tools are written for the runtime of the LLM server"),
    untrusted: z
      .enum(["none", "network", "tools", "both"])
      .default("none")
      .describe("What is not trusted: the network that a tool server would listen on, or the tools themselves"),
    latencyBudgetMs: amount(600_000)
      .nullable()
      .default(null)
      .describe("Milliseconds that the transport may add to a call at p99; null for no limit"),
    operations: z
      .enum(["none", "one-machine", "containers"])
      .default("one-machine")
      .describe("What you can run servers on: nothing, one machine, or containers or Kubernetes"),
    stage: z.enum(["production", "development"]).default("production").describe("What the system is for"),
  })
  .describe("A case that the advisor answers");

/** A case with every field set. */
export type AdviceCase = z.output<typeof adviceCase>;

/** The name of one field of a case. */
export type CaseField = keyof AdviceCase;

/** The fields of a case in the order in which they are asked. */
export const CASE_FIELDS = Object.keys(adviceCase.shape) as CaseField[];

/** Whether a field counts in a case: only an engine has an index in memory. */
export const isCounted = (field: CaseField, { toolKind }: Pick<AdviceCase, "toolKind">): boolean =>
  field !== "indexMiB" || toolKind === "engine";

/** The case, with fields that do not count in it reset to their defaults. */
export const onlyCounted = (given: AdviceCase): AdviceCase =>
  isCounted("indexMiB", given) ? given : { ...given, indexMiB: 0 };

/** A partial case in which an index implies an engine, unless a tool kind is given. */
export const withImpliedKind = (given: Partial<AdviceCase>): Partial<AdviceCase> =>
  given.toolKind === undefined && (given.indexMiB ?? 0) > 0 ? { ...given, toolKind: "engine" } : given;

/** The case of somebody who skips every question. */
export const DEFAULT_CASE: AdviceCase = adviceCase.parse({});
