import { setTimeout as delay } from "node:timers/promises";
import type { ToolClient } from "@twinhost/tool-client";
import { type ErrorCode, type ToolDescription, ToolError } from "@twinhost/tools";

/** The tool list of one server, kept as long as the server says, and refreshed beside the questions. */
export interface ToolList {
  /** The last known list. Starts a refresh when it is old; waits for it only when it is very old and `mayWait`. */
  current(mayWait: boolean): Promise<readonly ToolDescription[] | undefined>;
  /** Whether the server answers now, checked at most once a second. Takes no longer than {@link LIST_WAIT_MS}. */
  isReachable(): Promise<boolean>;
  /** What the last check found. */
  readonly wasReachable: boolean;
  /** Why the last check failed. A server that refuses our key answers, and yet is not reachable. */
  readonly failure: ErrorCode | undefined;
  /** The list may be another now. */
  refresh(): void;
}

/** How long a list is taken as it is when the server does not say. */
const FRESH_MS = 5_000;
/** Nor is a server believed that says longer. */
const LONGEST_FRESH_MS = 3_600_000;
/** A list that was old for so long is no longer offered while a new one is on its way. */
const STALE_MS = 60_000;
/** How long a check counts, for health and after a failure. */
const CHECK_MS = 1_000;
/** How long anybody waits for a list. */
const LIST_WAIT_MS = 2_000;

/** @param onAway hears, once, that a server stopped answering */
export const createToolList = (client: ToolClient, onAway: (error: unknown) => void): ToolList => {
  let tools: readonly ToolDescription[] | undefined;
  let oldFrom = -Infinity;
  let checkedAt = -Infinity;
  let reachable = false;
  let failure: ErrorCode | undefined;
  let pending: Promise<void> | undefined;
  let isOutdated = false;

  const fetchList = async (): Promise<void> => {
    isOutdated = false;
    let ttlMs = 0;
    try {
      tools = await client.listTools({
        timeoutMs: LIST_WAIT_MS,
        onTtl: (told) => {
          ttlMs = told;
        },
      });
      oldFrom = performance.now() + (ttlMs > 0 ? Math.min(ttlMs, LONGEST_FRESH_MS) : FRESH_MS);
      reachable = true;
      failure = undefined;
    } catch (error) {
      if (reachable) onAway(error);
      reachable = false;
      failure = error instanceof ToolError ? error.code : "engine_unavailable";
    } finally {
      checkedAt = performance.now();
      pending = undefined;
    }
    if (isOutdated && reachable) start();
  };

  const start = (): Promise<void> => {
    pending ??= fetchList();
    return pending;
  };

  /** One request at a time; its waiters leave after a while, it may still succeed later. */
  const refreshed = async (): Promise<"listed" | "late"> => {
    const patience = new AbortController();
    try {
      const late = delay(LIST_WAIT_MS, "late" as const, { signal: patience.signal, ref: false });
      return await Promise.race([start().then(() => "listed" as const), late]);
    } finally {
      patience.abort();
    }
  };

  return {
    current: async (mayWait) => {
      const now = performance.now();
      if (now > oldFrom && now - checkedAt > CHECK_MS) {
        const refreshing = refreshed();
        if (mayWait && now > oldFrom + STALE_MS) await refreshing;
      }
      return tools;
    },
    isReachable: async () => {
      if (performance.now() - checkedAt < CHECK_MS) return reachable;
      return (await refreshed()) === "listed" && reachable;
    },
    get wasReachable() {
      return reachable;
    },
    get failure() {
      return failure;
    },
    refresh: () => {
      // What is on its way may have been read before the change.
      isOutdated = true;
      start();
    },
  };
};
