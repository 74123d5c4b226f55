/** What the LLM server tells the console: the JSON of `/console/*`, `/health`, `/ready` and `/usage`. */

export type Transport = "http" | "rest" | "stdio" | "in-process";
/** A transport, or `auto`: the server chooses. */
export type TransportChoice = Transport | "auto";

export interface Config {
  readonly version: string;
  readonly model: string;
  readonly models: readonly string[];
  readonly transport: TransportChoice;
  readonly transports: readonly TransportChoice[];
  readonly caller: {
    readonly id: string;
    readonly role: "caller" | "metrics" | "admin";
    readonly allowedTools: string[];
  };
  readonly toolServer: { readonly url: string };
  readonly limits: {
    /** Maximum lengths in characters. */
    readonly question: number;
    readonly instructions: number;
    /** The largest document in bytes, by file extension such as `.md`. */
    readonly documents: Readonly<Record<string, number>>;
  };
  /** Whether third-party MCP servers are configured. */
  readonly thirdParty: boolean;
  readonly report: boolean;
  /** Whether there is a report of `bench claims`. */
  readonly claims: boolean;
}

/** A document that an administrator added. */
export interface AddedDocument {
  /** The file's name. */
  readonly name: string;
  readonly title: string;
  /** Absent if the document is not searchable. */
  readonly uri?: string;
  readonly bytes: number;
  readonly addedAt: string;
}

/** An indexed document. */
export interface DocumentText {
  readonly uri: string;
  readonly mimeType: string;
  readonly text: string;
}

export interface ToolDescription {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly inputSchema: JsonSchema;
}

/** The subset of JSON Schema that forms are built from. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

export interface ToolList {
  readonly transport: Transport;
  readonly reachable: boolean;
  /** Why it is unreachable: an error code, `unauthenticated` if the tool server rejects the LLM server's key. */
  readonly failure?: string;
  readonly tools: readonly ToolDescription[];
  readonly servers: readonly ThirdPartyServer[];
}

export interface ThirdPartyState {
  readonly status: string;
  /** Why it is unavailable; sent to administrators only. */
  readonly reason?: string;
}

export interface ThirdPartyServer extends ThirdPartyState {
  readonly name: string;
  readonly tools: readonly ThirdPartyTool[];
}

/** `name` is the name offered to models. */
export interface ThirdPartyTool extends ToolDescription {
  /** The tool's name on its own server. */
  readonly tool: string;
}

/** The result of a third-party tool run from the console. */
export interface ThirdPartyRun {
  readonly outcome:
    | { readonly ok: true; readonly output: Readonly<Record<string, unknown>> }
    | { readonly ok: false; readonly error: { readonly code: string; readonly message: string } };
  readonly transport: Transport;
  readonly duration_ms: number;
}

export type ExchangeTransport = "http" | "rest" | "stdio";

export interface Message {
  readonly head: string;
  readonly body: string;
}

export interface Exchange {
  readonly request: Message;
  readonly response: Message;
  readonly status: number | null;
  readonly ms: number;
}

/** The LLM server's `/health`. */
export interface LlmHealth {
  readonly status: string;
  readonly tools: { readonly status: string; readonly transport: string };
  /** Status of the servers in MCP_CONFIG_FILE, by name. */
  readonly mcp_servers?: Readonly<Record<string, string>>;
}

/** A page of a server, or why it could not be read. */
export type Page<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** Whether the tool server rejected the LLM server's own key. */
      readonly isOfToolServer?: boolean;
    };

export interface Readiness {
  readonly status: "ready" | "not_ready" | "draining";
  readonly engines: Readonly<Record<string, "ready" | "starting" | "unavailable" | "not_set_up">>;
  /** LLM server only, and for administrators only. */
  readonly mcp_servers?: Readonly<Record<string, ThirdPartyState>>;
}

export interface UsageRow {
  readonly period: string;
  readonly name: string;
  readonly calls: number;
  readonly errors: number;
  readonly errorsByCode: Readonly<Record<string, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Calls per tool and hour, across restarts. */
export type UsagePage = Page<{ readonly usage: readonly UsageRow[] }>;

export interface ServerState {
  readonly health: Page<{ readonly status: string }>;
  readonly ready: Page<Readiness>;
  /** In the Prometheus text format. */
  readonly metrics: Page<string>;
}
