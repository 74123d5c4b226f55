/** What the LLM server tells the console: the JSON of `/console/*`, `/health`, `/ready` and `/usage`. */

export type Transport = "http" | "rest" | "stdio" | "in-process";
/** A transport, or the server's own choice of one. */
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
  /** The longest texts that the server takes, in characters, and the largest document, in bytes. */
  readonly limits: { readonly question: number; readonly instructions: number; readonly document: number };
  /** Whether there are third-party MCP servers. */
  readonly thirdParty: boolean;
  readonly report: boolean;
  /** Whether there is a report of `bench claims`. */
  readonly claims: boolean;
}

/** A document that an administrator added. */
export interface AddedDocument {
  /** Of its file. */
  readonly name: string;
  readonly title: string;
  /** Absent where no search finds it. */
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

/** As much of JSON Schema as a form is made from. */
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
  /** Why it is not: a code of the table, `unauthenticated` when the tool server refuses the LLM server's key. */
  readonly failure?: string;
  readonly tools: readonly ToolDescription[];
  /** Third-party MCP servers. */
  readonly servers: readonly ThirdPartyServer[];
}

export interface ThirdPartyState {
  readonly status: string;
  /** Why it is unavailable; told to administrators. */
  readonly reason?: string;
}

export interface ThirdPartyServer extends ThirdPartyState {
  readonly name: string;
  readonly tools: readonly ThirdPartyTool[];
}

/** Its `name` is the one by which models are offered it. */
export interface ThirdPartyTool extends ToolDescription {
  /** Its name at its server. */
  readonly tool: string;
}

/** What a tool of a third-party MCP server answered when it was run from the console. */
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
  /** Servers of MCP_CONFIG_FILE, by name. */
  readonly mcp_servers?: Readonly<Record<string, string>>;
}

/** One page of a server, or why there is nothing. */
export type Page<Body> =
  | { readonly ok: true; readonly status: number; readonly body: Body }
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** It is the tool server that refused it, to the LLM server's own key. */
      readonly isOfToolServer?: boolean;
    };

export interface Readiness {
  readonly status: "ready" | "not_ready" | "draining";
  readonly engines: Readonly<Record<string, "ready" | "starting" | "unavailable" | "not_set_up">>;
  /** Of the LLM server, for administrators. */
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

/** The calls of each tool in each hour, of every start of a server. */
export type UsagePage = Page<{ readonly usage: readonly UsageRow[] }>;

export interface ServerState {
  readonly health: Page<{ readonly status: string }>;
  readonly ready: Page<Readiness>;
  /** Prometheus's text format. */
  readonly metrics: Page<string>;
}
