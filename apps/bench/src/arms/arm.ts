import type { ArmId } from "@twinhost/report";

export type Revision = "2026-07-28" | "2025-11-25";

/** `sdk`: every call goes through the SDK's client, as `MCP_STACK=sdk` has it on hosts. */
type Stack = "fast" | "sdk";

/** A process to start. `{tools}` in a value of `env` becomes the base URL of the server named `tools`, `{port}` in an argument a server's port. */
export interface ServerCommand {
  readonly name: "tools" | "llm";
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** File that takes a server's stderr; without one the load generator keeps the last of it in memory. */
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
      /** Retries, circuit breaker and watch for silence, as the LLM server has them; without it a call is tried once. */
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
  /** MCP over Streamable HTTP without any SDK, to whatever server. */
  | {
      readonly kind: "plain-mcp";
      readonly path?: string;
      /** That a bridge puts before the names of tools, which it may know only some time after its start. */
      readonly prefix?: string;
    }
  /** A tool as a path of its own, behind `path`. */
  | { readonly kind: "plain-post"; readonly path: string }
  /** Questions to the LLM server, which reaches the tools by its own transport. */
  | { readonly kind: "query" }
  | ({ readonly kind: "guarded-toolbox" } & ToolboxGuards);

/** What guards a toolbox in the load generator's own process. */
export interface ToolboxGuards {
  /** A host's settings; what is absent has its default. */
  readonly settings: Readonly<Record<string, string>>;
  readonly allowedTools: readonly string[];
  /** False takes arguments and results as they come; only the benchmark does so. */
  readonly validates: boolean;
}

/** One row of the report: an arm in one protocol revision, called directly or through the LLM server. */
export interface Arm {
  /** Unique among the rows: the arm's id, with the revision where the arm has two, and `query:` before it. */
  readonly row: string;
  readonly arm: ArmId;
  readonly revision: Revision | null;
  readonly via: "tools" | "query";
  readonly connection: Connection;
  /** Started in this order, over TCP, before the connection is made. */
  readonly servers: readonly ServerCommand[];
  /** Base URL where it is reached, if not at the last of its servers. */
  readonly url?: string;
  /** Whether it serves searches too; the floors do nothing but small sums. */
  readonly searches: boolean;
  /** Settings that differ from their defaults in such a deployment on one machine, beside those of the benchmark itself. */
  readonly settings: readonly string[];
}
