import { setImmediate as nextTurn } from "node:timers/promises";
import type { JsonObject } from "@twinhost/core";
import { percentileMicros } from "@twinhost/report";
import { median } from "simple-statistics";
import type { Caller } from "../generator/caller.ts";
import { prepare, runClosedLoop } from "../generator/closed-loop.ts";
import { createHistogram } from "../measure/latency-histogram.ts";
import type { CheckedCall } from "../workload/workload.ts";
import type { Search } from "./check-injected.ts";
import { queriesOf } from "./queries.ts";
import { type MeasuredSearch, QUERY_KINDS } from "./search-report.ts";

const CLIENTS = [1, 16];
export const SLICES = QUERY_KINDS.length * CLIENTS.length;

/** A median needs at least this many. */
const LEAST_SEARCHES = 32;

/** Measures each kind of query with each number of clients. @throws WrongAnswer when answers to a query differ */
export const measureSearches = async (
  search: Search,
  documents: number,
  sliceMs: number,
  onSlice: (label: string) => void,
): Promise<MeasuredSearch[]> => {
  const caller: Caller = {
    call: async (_tool, { query }) => {
      // As in a host, which has one thread, a search waits for the one that is running.
      await nextTurn();
      return search(String(query));
    },
    pids: () => [],
    close: async () => {},
  };
  const measured: MeasuredSearch[] = [];
  for (const kind of QUERY_KINDS) {
    const calls = await withAnswers(search, queriesOf(kind, documents));
    const matches = median(calls.map(({ expected }) => Number(expected.total)));
    for (const clients of CLIENTS) {
      onSlice(`${kind} searches, ${clients} at a time`);
      const histogram = createHistogram();
      const loop = { concurrency: clients, durationMs: sliceMs, leastCalls: LEAST_SEARCHES };
      const { calls: searches, elapsedSeconds } = await runClosedLoop(caller, prepare(calls), loop, histogram);
      measured.push({
        kind,
        clients,
        searches,
        matches,
        p50: percentileMicros(histogram, 50),
        p99: percentileMicros(histogram, 99),
        perSecond: searches / elapsedSeconds,
      });
    }
  }
  return measured;
};

const withAnswers = async (search: Search, queries: readonly string[]): Promise<CheckedCall[]> => {
  const calls: CheckedCall[] = [];
  for (const query of queries) {
    const expected = (await search(query)) as unknown as JsonObject;
    calls.push({ tool: "search_docs", arguments: { query }, expected });
  }
  return calls;
};
