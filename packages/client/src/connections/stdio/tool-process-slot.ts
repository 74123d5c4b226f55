import { setTimeout as sleep } from "node:timers/promises";
import { ToolError } from "@twinhost/core";
import type { RestartBudget } from "../../process-supervision/restart-budget.ts";
import type { McpStack, ProtocolRevision } from "../../tool-client.ts";
import { createMcpToolClient, type McpToolClient } from "../mcp-tool-client.ts";
import type { Tolerance } from "../third-party/tolerance.ts";
import type { ChildEvents } from "./child-events.ts";
import { endedError } from "./ended-error.ts";
import { isUnusable, notStartedError, USABLE_AGAIN_MS } from "./not-started-error.ts";
import { createStdioTransport, type Ending, type EndReason, type StdioTransport } from "./stdio-transport.ts";

export interface WorkerOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string | undefined;
  readonly revision: ProtocolRevision;
  readonly unreachable: string | undefined;
  /** The start of messages about it. */
  readonly who: string;
  readonly onToolsChanged: (() => void) | undefined;
  readonly tolerance: Tolerance | undefined;
  readonly stack: McpStack;
  readonly readyTimeoutMs: number | undefined;
  readonly maxReplyBytes: number;
  readonly hangTimeoutMs: number;
  readonly events: ChildEvents;
}

/** One child of the pool with its connection; it starts at the first use, and again after it was lost. */
export interface Worker {
  readonly pid: number | undefined;
  readonly phase: "starting" | "ready" | "draining";
  /** Calls in flight. */
  readonly busy: number;
  /** Counts as busy from this moment until it settles. */
  run<Result>(call: (client: McpToolClient) => Promise<Result>): Promise<Result>;
  /** Starts the child and waits for its first answer. Rejects if none comes. */
  start(): Promise<void>;
  /** Finishes the calls in flight, then ends. Must not be used from now on. */
  retire(): Promise<void>;
  /** Ends the child; calls in flight fail. */
  close(): Promise<void>;
  kill(reason: EndReason): void;
}

/** @param budget is charged for each start of the child, except for the first one of a planned replacement */
export const createWorker = (options: WorkerOptions, budget: RestartBudget, isReplacement = false): Worker => {
  const { events, readyTimeoutMs, revision, who } = options;
  let ending: Ending | undefined;
  /** The last ending that was not ours: closing what could not be connected comes after it. */
  let loss: Ending | undefined;
  let transport: StdioTransport | undefined;
  /** All processes of this worker; a lost one may take a while to end. */
  const running = new Set<StdioTransport>();
  let hasRun = false;
  /** Why its command cannot run at all, and until when it is not tried again. */
  let unusable: { readonly error: Error; readonly until: number } | undefined;
  let busy = 0;
  let isRetired = false;
  let isClosed = false;
  const idle = Promise.withResolvers<void>();

  const openTransport = (): StdioTransport => {
    const isFree = isReplacement && transport === undefined;
    const opened = createStdioTransport({
      ...options,
      isFast: options.stack === "fast",
      repair: options.tolerance?.openRepair(),
      beforeStart: async () => {
        if (unusable && performance.now() < unusable.until) throw unusable.error;
        if (!isFree) await awaitPermission();
        // Negotiating the revision may start a server twice, and the worker may be closed in between.
        if (isClosed) throw new ToolError("engine_unavailable", CLOSED);
      },
      onStderrLine: events.stderr,
      onInvalidLine: events.invalidLine,
      onTooLong: events.tooLarge,
      onStart: () => {
        hasRun = true;
        unusable = undefined;
        running.add(opened);
      },
      onNotStarted: (error) => {
        if (!isUnusable(error)) return error;
        if (!isFree) budget.refund();
        const notStarted = notStartedError(options.unreachable ?? NOT_STARTED, error);
        unusable = { error: notStarted, until: performance.now() + USABLE_AGAIN_MS };
        return notStarted;
      },
      onOver: (how) => {
        ending = how;
        if (how.reason !== "closed") loss = how;
      },
      onEnd: events.ended,
      onGone: () => running.delete(opened),
    });
    transport = opened;
    return opened;
  };
  /** @throws ToolError `engine_unavailable` if the child was started too often recently */
  const awaitPermission = async (): Promise<void> => {
    const delayMs = budget.take();
    if (delayMs === undefined)
      throw new ToolError("engine_unavailable", spent(who), { cause: explain(loss, "too often")?.cause });
    if (hasRun) events.restarted(delayMs);
    if (delayMs > 0) await sleep(delayMs);
  };
  const explain = (how: Ending | undefined, when: string): ToolError | undefined =>
    how && endedError(who, how, when, events.lastWords);
  const client = createMcpToolClient({
    transport: "stdio",
    revision,
    unreachable: options.unreachable ?? UNREACHABLE,
    onToolsChanged: options.onToolsChanged,
    connectTimeoutMs: readyTimeoutMs,
    tolerance: options.tolerance,
    openTransport,
    explainLoss: (when) => explain(ending, when),
  });

  const close = async (): Promise<void> => {
    isClosed = true;
    await Promise.all([transport?.close(), ...[...running].map((child) => child.close())]);
  };

  return {
    get pid() {
      return transport?.pid;
    },
    get phase() {
      if (isRetired) return "draining";
      return transport?.isReady ? "ready" : "starting";
    },
    get busy() {
      return busy;
    },
    run: async (call) => {
      busy++;
      try {
        return await call(client);
      } finally {
        if (--busy === 0 && isRetired) idle.resolve();
      }
    },
    start: client.connect,
    retire: async () => {
      isRetired = true;
      if (busy > 0) await idle.promise;
      await close();
    },
    close,
    kill: (reason) => transport?.kill(reason),
  };
};

const UNREACHABLE =
  "The tool process ended or could not be started. It starts again at the next call; the log has its last words.";
const NOT_STARTED = "The tool process cannot be started.";
const CLOSED = "The connection to the tool process was closed.";
const spent = (who: string): string =>
  `${who} was lost too often and is not started again for up to a minute; the log has its last words.`;
