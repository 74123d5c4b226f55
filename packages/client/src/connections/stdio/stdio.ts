import { failure, type Logger, ToolError } from "@twinhost/core";
import type { RestartBudgetOptions } from "../../process-supervision/restart-budget.ts";
import type { McpStack, ProtocolRevision, ToolClient } from "../../tool-client.ts";
import type { ThirdParty } from "../third-party/third-party.ts";
import { createTolerance } from "../third-party/tolerance.ts";
import { createChildEvents, type StdioEvents } from "./child-events.ts";
import { createPool } from "./tool-process-pool.ts";
import { watchMemory } from "./watch-memory.ts";

/**
 * The command of {@link createStdioToolClient}, how many processes share its calls, when one counts as hung, and how
 * often it is restarted. Times are in milliseconds.
 */
export interface StdioConnectionOptions {
  readonly command: string;
  readonly args: readonly string[];
  /** The child's complete environment: it inherits nothing. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string | undefined;
  /** Receives the child's stderr line by line, up to a rate. */
  readonly log: Logger;
  readonly revision?: ProtocolRevision;
  /** `sdk` leaves every call to the SDK's client; `fast` by default. */
  readonly stack?: McpStack | undefined;
  /** How many children share the calls; by default 1. */
  readonly pool?: number | undefined;
  /** A child over it, counting all that it started, is replaced; one far over it is killed. No limit by default. */
  readonly memoryLimitBytes?: number | undefined;
  /** A longer answer fails its call with `too_large`; by default 16 MiB. */
  readonly maxReplyBytes?: number | undefined;
  /** How long a child may take to start and answer; by default 10 s. */
  readonly readyTimeoutMs?: number | undefined;
  /** How long a silent child may take to answer that it is alive before it is killed; by default 3 s. */
  readonly hangTimeoutMs?: number | undefined;
  /** Limit on the restarts of each child; by default 5 within a minute. */
  readonly restarts?: RestartBudgetOptions | undefined;
  /** The callers' message when no child is available. */
  readonly unreachable?: string;
  /** Called when the tool list may have changed: a child said so, or is new. */
  readonly onToolsChanged?: (() => void) | undefined;
  readonly thirdParty?: ThirdParty | undefined;
}

/** The tool processes that run now, and what has happened so far: restarts, replacements, invalid lines. */
export interface StdioState extends StdioEvents {
  readonly children: readonly {
    readonly pid: number;
    readonly phase: "starting" | "ready" | "draining";
    /** Calls in flight. */
    readonly busy: number;
  }[];
}

/** A tool client whose server runs in child processes that it starts, watches and replaces. */
export interface StdioToolClient extends ToolClient {
  /** Process id of a running child, if any. */
  readonly pid: number | undefined;
  /**
   * Replaces every child: a new one starts and answers first, then takes the new calls, while the old one finishes
   * those in flight and ends. If the new one does not start, it rejects and the old one stays.
   */
  rollingRestart(): Promise<void>;
  /** What runs and what happened so far, for metrics. */
  state(): StdioState;
}

const DEFAULT_MAX_REPLY_BYTES = 16 * 1024 * 1024;
const DEFAULT_HANG_TIMEOUT_MS = 3_000;
const DEFAULT_RESTARTS: RestartBudgetOptions = { max: 5, windowMs: 60_000 };

/**
 * The tools in child processes, over their stdin and stdout. The whole pool starts at the first use, so that no later
 * call waits for a cold start; a child that was lost starts again at the next use.
 * @example
 * const client = createStdioToolClient({ command: "node", args: ["host.js"], env: {}, log });
 * const result = await client.callTool("calculate", { expression: "1 + 1" });
 */
export const createStdioToolClient = (options: StdioConnectionOptions): StdioToolClient => {
  const { pool: size = 1, memoryLimitBytes, log, revision = "2026-07-28", stack = "fast" } = options;
  const events = createChildEvents(log, options.thirdParty?.name);
  const pool = createPool(size, {
    command: options.command,
    args: options.args,
    env: options.env,
    cwd: options.cwd,
    revision,
    stack,
    unreachable: options.unreachable,
    who: options.thirdParty ? `The MCP server "${options.thirdParty.name}"` : "The tool process",
    onToolsChanged: options.onToolsChanged,
    tolerance: options.thirdParty && createTolerance(options.thirdParty),
    readyTimeoutMs: options.readyTimeoutMs,
    maxReplyBytes: options.maxReplyBytes ?? DEFAULT_MAX_REPLY_BYTES,
    hangTimeoutMs: options.hangTimeoutMs ?? DEFAULT_HANG_TIMEOUT_MS,
    restarts: options.restarts ?? DEFAULT_RESTARTS,
    events,
  });
  const unwatch = memoryLimitBytes === undefined ? () => {} : watchMemory(pool, memoryLimitBytes, log);

  return {
    transport: "stdio",
    listTools: (callOptions) => {
      const worker = pool.pick();
      if (!worker) return Promise.reject(new ToolError("engine_unavailable", CLOSED));
      return worker.run((client) => client.listTools(callOptions));
    },
    callTool: (name, args, callOptions) => {
      const worker = pool.pick();
      if (!worker) return Promise.resolve({ ok: false, error: failure("engine_unavailable", CLOSED) });
      return worker.run((client) => client.callTool(name, args, callOptions));
    },
    close: async () => {
      unwatch();
      await pool.close();
    },
    rollingRestart: async () => {
      await pool.rollingRestart();
      options.onToolsChanged?.();
    },
    state: () => ({
      ...events.snapshot(),
      children: pool.workers().flatMap(({ pid, phase, busy }) => (pid === undefined ? [] : [{ pid, phase, busy }])),
    }),
    get pid() {
      return pool.workers().find(({ pid }) => pid !== undefined)?.pid;
    },
  };
};

const CLOSED = "The connection to the tool process was closed.";
