import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { readLlmServer, readToolServer, readTools, readUsage } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { ServerState, ThirdPartyState, UsagePage } from "../api/types.ts";
import { addReading, type LastMinute, lastMinutes, type Reading } from "./call-history.ts";
import { readMetrics, type ToolLatency } from "./read-metrics.ts";
import { type HourOfCalls, hourOf, lastHours, type RecentCalls, recentCalls, SHOWN_HOURS } from "./recent-calls.ts";

const READ_EVERY_MS = 2_000;
/** Usage is stored per hour. */
const READ_USAGE_EVERY_MS = 10_000;
const HOUR_MS = 3_600_000;

/** The state of a server's tools over the transport in use. */
export interface ToolsOverTransport {
  readonly status: string;
  readonly transport: string;
  /** Why they are unavailable. */
  readonly failure: string | undefined;
}

export interface WatchedServer {
  /** Undefined until the first reading. */
  readonly state: ServerState | undefined;
  /** The latest reading failed. */
  readonly isStale: boolean;
  readonly minutes: readonly LastMinute[];
  readonly latencies: readonly ToolLatency[];
  readonly usage: UsagePage | undefined;
  /** The last day; empty if the user may not see usage. */
  readonly hours: readonly HourOfCalls[];
  /** Undefined if the user may not see usage. */
  readonly recent: RecentCalls | undefined;
}

const readDay = () => readUsage(new Date(hourOf(Date.now()) - (SHOWN_HOURS - 1) * HOUR_MS));

/** Polls both servers while the view is shown. */
export const useServers = () => {
  const tool = useQuery({ queryKey: ["tool-server"], queryFn: readToolServer, refetchInterval: READ_EVERY_MS });
  const llm = useQuery({ queryKey: ["llm-server"], queryFn: readLlmServer, refetchInterval: READ_EVERY_MS });
  const usage = useQuery({ queryKey: ["usage-of-day"], queryFn: readDay, refetchInterval: READ_USAGE_EVERY_MS });
  const unread = useMemo(() => (usage.error ? failedPage(usage.error) : undefined), [usage.error]);
  const health = llm.data?.health.ok ? llm.data.health.body : undefined;
  const transport = health?.tools.transport;
  const { data: tools } = useQuery({
    queryKey: ["tools", transport],
    queryFn: () => readTools(transport ?? ""),
    refetchInterval: READ_EVERY_MS,
    enabled: transport !== undefined,
  });
  return {
    toolServer: useWatched(tool, "twinhost_tool", usage.data?.toolServer ?? unread),
    llmServer: useWatched(llm, "twinhost_llm_tool", usage.data?.llmServer ?? unread),
    toolsOverTransport: health && { ...health.tools, failure: tools?.failure },
    others: { ...states(health?.mcp_servers), ...(llm.data?.ready.ok && llm.data.ready.body.mcp_servers) },
    error: tool.error ?? llm.error,
  };
};

/** States as in the public `/health`, without reasons. */
const states = (reported: Readonly<Record<string, string>> = {}): Readonly<Record<string, ThirdPartyState>> =>
  Object.fromEntries(Object.entries(reported).map(([name, status]) => [name, { status }]));

const failedPage = (error: unknown): UsagePage => {
  const { code, message } = toApiError(error);
  return { ok: false, code, message };
};

const NO_LATENCIES: readonly ToolLatency[] = [];

interface ServerReading {
  readonly data: ServerState | undefined;
  readonly dataUpdatedAt: number;
  readonly isError: boolean;
}

const useWatched = (
  { data: state, dataUpdatedAt: readAt, isError: isStale }: ServerReading,
  prefix: string,
  usage: UsagePage | undefined,
): WatchedServer => {
  const [history, setHistory] = useState<readonly Reading[]>([]);
  const text = state?.metrics.ok ? state.metrics.body : undefined;
  const metrics = useMemo(() => (text === undefined ? undefined : readMetrics(text, prefix)), [text, prefix]);
  useEffect(() => {
    if (metrics) setHistory((readings) => addReading(readings, { at: readAt, ...metrics.counts }));
  }, [metrics, readAt]);
  const minutes = useMemo(() => lastMinutes(history), [history]);
  const hour = hourOf(Date.now());
  // Recomputed only on new calls and when a new hour begins.
  const ofUsage = useMemo(() => {
    const rows = usage?.ok ? usage.body.usage : undefined;
    return { hours: rows ? lastHours(rows, hour) : [], recent: rows && recentCalls(rows, hour) };
  }, [usage, hour]);
  return { state, isStale, minutes, latencies: metrics?.latencies ?? NO_LATENCIES, usage, ...ofUsage };
};
