/** The load generator: a separate process for one arm, or for a few that share it, driven over Node's IPC channel. */
import { createBirpc } from "birpc";
import { median, quantile } from "simple-statistics";
import { loadConnection } from "./connect.ts";
import { holdConversations } from "./conversations.ts";
import type { GeneratorApi } from "./generator-api.ts";
import { runInTurns } from "./in-turns.ts";
import { runOpenLoop } from "./open-loop.ts";
import { createSession, type Session } from "./session.ts";

const sessions = new Map<string, Session>();
let session: Session | undefined;
const current = (): Session => {
  if (!session) throw new Error("The generator was not started.");
  return session;
};
const sessionOf = (row: string): Session => {
  const found = sessions.get(row);
  if (!found) throw new Error(`The generator did not start ${row}.`);
  return found;
};
const stopAll = async (): Promise<void> => {
  await Promise.all([...sessions.values()].map((started) => started.stop()));
};

/** Stops the running open loops. */
let sending = new AbortController();

const lanesOf = (rows: readonly string[], workload: string) =>
  new Map(rows.map((row) => [row, sessionOf(row).lane(workload)]));
const timesOf = (nanoseconds: ReadonlyMap<string, number[]>, percentiles: readonly number[]): Record<string, number> =>
  Object.fromEntries(
    [...nanoseconds].flatMap(([row, of]) => [
      [row, median(of) / 1_000],
      ...percentiles.map((percentile) => [`p${percentile}:${row}`, quantile(of, percentile / 100) / 1_000]),
    ]),
  );

const api: GeneratorApi = {
  load: async ({ connection }) => {
    await loadConnection(connection);
  },
  start: async (job) => {
    const started = createSession(job);
    sessions.set(job.arm.row, started);
    session = started;
    return started.start();
  },
  use: async (row) => {
    session = sessionOf(row);
  },
  warmUp: (durationMs) => current().warmUp(durationMs),
  measure: (slice) => current().measure(slice),
  measureInTurns: async ({ workload, rows, turns, percentiles = [] }) =>
    timesOf(await runInTurns(lanesOf(rows, workload), turns), percentiles),
  measureOpenLoop: async ({ workload, rows, turns, perSecond }) => {
    const { calls, lateness } = await runOpenLoop(lanesOf(rows, workload), {
      turns,
      perSecond,
      signal: sending.signal,
    });
    return { calls, lateness: quantile(lateness, 0.99) / 1_000 };
  },
  holdConversations,
  // Imported on demand, so that other generators do not carry the code.
  measureOwnServer: async (request) => (await import("./own-server/measure.ts")).measureOwnServer(request),
  countOwnServer: async (request) => (await import("./own-server/count-bytes.ts")).countOwnServer(request),
  endOpenLoops: async () => {
    sending.abort();
    sending = new AbortController();
  },
  serverCpuSeconds: () => current().serverCpuSeconds(),
  bytesPerCall: (calls) => current().bytesPerCall(calls),
  memory: () => current().memory(),
  deployment: () => current().deployment(),
  answers: (calls) => current().answers(calls),
  stop: stopAll,
};

createBirpc<Record<string, never>, GeneratorApi>(api, {
  post: (message) => process.send?.(message),
  on: (listener) => process.on("message", listener),
  timeout: -1,
});

// The benchmark has exited: leave no server behind.
process.on("disconnect", async () => {
  await stopAll();
  process.exit(0);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});
