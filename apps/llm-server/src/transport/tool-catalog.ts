import { setTimeout as delay } from "node:timers/promises";
import type { Transport } from "@twinhost/tool-client";
import { describeTool, type Logger, type ToolDescription, tools } from "@twinhost/tools";
import type { Connections } from "./connections.ts";

/** Which tools a model is offered over each transport, without asking for the list at every question. */
export interface ToolCatalog {
  /** Never throws. With the tools away it is the last known list, or the product's own: the call then fails with its code. */
  offered(transport: Transport): Promise<readonly ToolDescription[]>;
  /** Whether the tools answer now, checked at most once a second. Takes no longer than {@link LIST_WAIT_MS}. */
  isReachable(transport: Transport): Promise<boolean>;
}

/** A list this young is taken as it is. */
const FRESH_MS = 5_000;
/** A list this old is no longer offered while a new one is on its way. */
const STALE_MS = 60_000;
/** How long a check counts, for health and after a failure. */
const CHECK_MS = 1_000;
/** How long anybody waits for a list. */
const LIST_WAIT_MS = 2_000;

interface Entry {
  tools: readonly ToolDescription[] | undefined;
  listedAt: number;
  checkedAt: number;
  reachable: boolean;
  pending: Promise<void> | undefined;
}

export const createToolCatalog = (connections: Connections, log: Logger): ToolCatalog => {
  const entries = new Map<Transport, Entry>();

  const entryOf = (transport: Transport): Entry => {
    let entry = entries.get(transport);
    if (!entry) {
      entry = { tools: undefined, listedAt: -Infinity, checkedAt: -Infinity, reachable: false, pending: undefined };
      entries.set(transport, entry);
    }
    return entry;
  };

  const fetchList = async (transport: Transport, entry: Entry): Promise<void> => {
    try {
      entry.tools = await connections.get(transport).listTools({ timeoutMs: LIST_WAIT_MS });
      entry.listedAt = performance.now();
      entry.reachable = true;
    } catch (error) {
      if (entry.reachable) log.warn({ err: error, transport }, "the tools are away");
      entry.reachable = false;
    } finally {
      entry.checkedAt = performance.now();
      entry.pending = undefined;
    }
  };

  /** One request at a time; its waiters leave after a while, it may still succeed later. */
  const refresh = async (transport: Transport, entry: Entry): Promise<"listed" | "late"> => {
    entry.pending ??= fetchList(transport, entry);
    const patience = new AbortController();
    try {
      const late = delay(LIST_WAIT_MS, "late" as const, { signal: patience.signal, ref: false });
      return await Promise.race([entry.pending.then(() => "listed" as const), late]);
    } finally {
      patience.abort();
    }
  };

  return {
    offered: async (transport) => {
      const entry = entryOf(transport);
      const now = performance.now();
      if (now - entry.listedAt > FRESH_MS && now - entry.checkedAt > CHECK_MS) {
        const refreshing = refresh(transport, entry);
        if (now - entry.listedAt > STALE_MS) await refreshing;
      }
      return entry.tools ?? productTools();
    },
    isReachable: async (transport) => {
      const entry = entryOf(transport);
      if (performance.now() - entry.checkedAt < CHECK_MS) return entry.reachable;
      return (await refresh(transport, entry)) === "listed" && entry.reachable;
    },
  };
};

/** The product's own tools, for when no list could ever be had. */
const productTools = (): readonly ToolDescription[] => {
  described ??= tools.map(describeTool);
  return described;
};
let described: readonly ToolDescription[] | undefined;
