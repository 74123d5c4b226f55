import type { ArmId } from "@twinhost/report";

export type Revision = "2026-07-28" | "2025-11-25";

/** `sdk`: every call goes through the SDK's client, as with `MCP_STACK=sdk` on hosts. */
type Stack = "fast" | "sdk";

/** A process to start. `{tools}` in `env` becomes the URL of the server `tools`; `{port}` in `args`, its own port. */
export interface ServerCommand {
  readonly name: "tools" | "llm";
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** File for a server's stderr; without one the load generator keeps the last part in memory. */
  readonly logFile?: string;
}

/** How the load generator reaches the tools. */
export type Connection =
  | { readonly kind: "in-process" }
  | { readonly kind: "http-floor" | "http-sdk-v1" | "http-sdk-v2" }
  | { readonly kind: "rest"; readonly apiKey?: string; readonly resilience?: boolean }
  | {
      readonly kind: "http";
      readonly revision: Revision;
      readonly apiKey?: string;
      readonly stack?: Stack;
      /** Retries, circuit breaker and the idle watchdog, as in the LLM server; without it a call is tried once. */
      readonly resilience?: boolean;
    }
  | { readonly kind: "pipe-floor" | "stdio-sdk-v1"; readonly child: ServerCommand }
  | {
      readonly kind: "stdio";
      readonly revision: Revision;
      readonly child: ServerCommand;
      readonly pool?: number;
      readonly stack?: Stack;
    }
  /** MCP over Streamable HTTP without any SDK, to any server. */
  | {
      readonly kind: "plain-mcp";
      readonly path?: string;
      /** Prefix that a bridge adds to tool names; a bridge may list its tools only some time after it starts. */
      readonly prefix?: string;
    }
  /** One path per tool, below `path`. */
  | { readonly kind: "plain-post"; readonly path: string }
  /** Questions to the LLM server, which calls the tools over its own transport. */
  | { readonly kind: "query" }
  | ({ readonly kind: "guarded-toolbox" } & ToolboxGuards);

/** Policies of a toolbox in the load generator's own process. */
export interface ToolboxGuards {
  /** A host's settings; a missing one has its default. */
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedTools: readonly string[];
  /** False skips the validation of arguments and results; only the benchmark does that. */
  readonly validates: boolean;
}

/** A scenario, one row of the report: an arm in one protocol revision, called directly or through the LLM server. */
export interface Arm {
  /** Unique: the arm's id, with the revision if the arm has two, and prefixed with `query:` through the LLM server. */
  readonly row: string;
  readonly arm: ArmId;
  readonly revision: Revision | null;
  readonly via: "tools" | "query";
  readonly connection: Connection;
  /** Started in this order, over TCP, before the connection is opened. */
  readonly servers: readonly ServerCommand[];
  /** Base URL, if it is not that of the last server. */
  readonly url?: string;
  /** Whether it also serves searches; the floors only do small sums. */
  readonly searches: boolean;
  /** Settings changed from their defaults in such a deployment on one machine, apart from the benchmark's own. */
  readonly settings: readonly string[];
  /** The row of an equal deployment: what the two differ by is the noise of the run. */
  readonly equals?: string;
}
