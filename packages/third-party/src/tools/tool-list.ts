import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { type ToolClient, unavailableBecause } from "@twinhost/client";
import { type ErrorCode, type ToolDescription, ToolError } from "@twinhost/core";
import { createPacedTrigger } from "./paced-trigger.ts";

/** The tool list of one server, kept as long as the server says, and refreshed in the background. */
export interface ToolList {
  /** The last known list. Starts a refresh if it is old; waits for it only if it is very old and `mayWait`. */
  current(mayWait: boolean): Promise<readonly ToolDescription[] | undefined>;
  /** Whether the server answers now, checked at most once a second. Takes no longer than {@link LIST_WAIT_MS}. */
  isReachable(): Promise<boolean>;
  /** The result of the last check. */
  readonly wasReachable: boolean;
  /** Why the last check failed. A server that rejects our key answers, but is not reachable. */
  readonly failure: ErrorCode | undefined;
  /** The same as text for the operator; it may name hosts and commands. Undefined while the server answers. */
  readonly unavailableBecause: string | undefined;
  /** To be called when the list may have changed; however often that is, the list is not fetched all the time. */
  refresh(): void;
  /** Waits for the first list of a server that may still be starting, within the limits of {@link STARTING}. */
  awaitStart(): Promise<void>;
  /** Ends the retries in the background: the server is no longer used. */
  stop(): void;
}

export interface ToolListOptions {
  /** Called with the reason, once, when a server stops answering or never starts to. */
  readonly onUnavailable: (error: unknown, because: string) => void;
  /** Called with each list that differs from the last one. */
  readonly onListed?: ((tools: readonly ToolDescription[]) => void) | undefined;
  /** How long fetching the list may take, including connecting and all pages; by default {@link LIST_WAIT_MS}. */
  readonly timeoutMs?: number;
  /** Retries in the background, less and less often, as long as the server does not answer. */
  readonly keepTrying?: boolean;
  /** Until then, by `performance.now()`, a silent server may be starting: it is retried, and nobody is notified. */
  readonly mayStartUntil?: number;
}

/** How long a list is fresh if the server does not say. */
const FRESH_MS = 5_000;
/** The longest lifetime that a server is believed. */
const LONGEST_FRESH_MS = 3_600_000;
/** A list that has been old for this long is no longer offered while a new one is being fetched. */
const STALE_MS = 60_000;
/** How long a check counts, for health and after a failure. */
const CHECK_MS = 1_000;
/** How long anyone waits for a list. */
const LIST_WAIT_MS = 2_000;
/** How long after the start a question waits for a server that has not answered yet, and for one that failed. */
const STARTING = { silentMs: 10_000, failingMs: 5_000 };
const RETRY = { firstMs: 1_000, longestMs: 30_000 };

export const createToolList = (client: ToolClient, options: ToolListOptions): ToolList => {
  const { onUnavailable, onListed, timeoutMs = LIST_WAIT_MS, keepTrying = false, mayStartUntil = 0 } = options;
  const createdAt = performance.now();
  const firstListed = Promise.withResolvers<void>();
  const firstFailed = Promise.withResolvers<void>();
  let isUnavailableReported = false;
  let retryMs = RETRY.firstMs;
  let retryTimer: NodeJS.Timeout | undefined;
  let tools: readonly ToolDescription[] | undefined;
  let oldFrom = -Infinity;
  let checkedAt = -Infinity;
  let reachable = false;
  let failure: ErrorCode | undefined;
  let because: string | undefined;
  let pending: Promise<boolean> | undefined;
  let isOutdated = false;
  let isStopped = false;

  /** @returns whether the list differs from the last one */
  const fetchList = async (): Promise<boolean> => {
    isOutdated = false;
    let isNew = false;
    let ttlMs = 0;
    try {
      const listed = await client.listTools({
        timeoutMs,
        onTtl: (told) => {
          ttlMs = told;
        },
      });
      isNew = !isDeepStrictEqual(listed, tools);
      if (isNew) {
        tools = listed;
        onListed?.(listed);
      }
      oldFrom = performance.now() + (ttlMs > 0 ? Math.min(ttlMs, LONGEST_FRESH_MS) : FRESH_MS);
      reachable = true;
      failure = because = undefined;
      isUnavailableReported = false;
      retryMs = RETRY.firstMs;
      firstListed.resolve();
    } catch (error) {
      // A connection that was not even attempted says nothing new.
      because = unavailableBecause(error) ?? because ?? (error instanceof Error ? error.message : String(error));
      failure = error instanceof ToolError ? error.code : "engine_unavailable";
      const mayStart = failure === "engine_unavailable" && performance.now() < mayStartUntil;
      if (!isUnavailableReported && !mayStart && !isStopped) onUnavailable(error, because);
      isUnavailableReported ||= !mayStart;
      reachable = false;
      // Whatever made the list worth fetching still holds.
      oldFrom = Math.min(oldFrom, performance.now());
      firstFailed.resolve();
      if (keepTrying || mayStart) retryLater();
    } finally {
      checkedAt = performance.now();
      pending = undefined;
    }
    if (isOutdated && reachable) refreshSoon();
    return isNew;
  };

  const retryLater = (): void => {
    if (retryTimer || isStopped) return;
    retryTimer = setTimeout(() => {
      retryTimer = undefined;
      start();
    }, retryMs).unref();
    retryMs = Math.min(RETRY.longestMs, 2 * retryMs);
  };
  // A fetch in progress ends first, and checks by itself whether it is outdated.
  const refreshSoon = createPacedTrigger(() => start());

  const start = (): Promise<boolean> => {
    pending ??= fetchList();
    return pending;
  };

  /** One request at a time; those who wait leave after a while, but it may still succeed later. */
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
    get unavailableBecause() {
      return because;
    },
    refresh: () => {
      // A fetch in progress may have read the list before the change.
      isOutdated = true;
      refreshSoon();
    },
    stop: () => {
      isStopped = true;
      clearTimeout(retryTimer);
    },
    awaitStart: async () => {
      const left = (ms: number) => createdAt + ms - performance.now();
      if (tools !== undefined || left(STARTING.silentMs) <= 0) return;
      const patience = new AbortController();
      const waited = (ms: number) => delay(ms, undefined, { signal: patience.signal, ref: false }).catch(() => {});
      const failed = firstFailed.promise.then(async () => {
        // A server that rejects our credentials has started.
        if (failure === "engine_unavailable" && left(STARTING.failingMs) > 0) await waited(left(STARTING.failingMs));
      });
      await Promise.race([firstListed.promise, failed, waited(left(STARTING.silentMs))]);
      patience.abort();
    },
  };
};
