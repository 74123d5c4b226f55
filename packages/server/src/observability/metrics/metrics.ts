import type { CallRecord, EngineState } from "@twinhost/core";
import { Counter, collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { NodeHandler } from "../../app/node-handler.ts";
import type { CallsInFlight } from "../../lifecycle/calls-in-flight.ts";
import { createCallMetrics } from "./call-metrics.ts";
import { routeOf } from "./route-of.ts";

/** The metrics that Prometheus scrapes. Label values come from our own lists, never from callers, so they stay few. */
export interface Metrics {
  /** For a server's own metrics. */
  readonly registry: Registry;
  recordCall(call: CallRecord): void;
  /** Counts every request once it is answered. */
  readonly countRequests: NodeHandler;
  render(): Promise<{ readonly contentType: string; readonly text: string }>;
}

export interface MetricsOptions {
  readonly callsInFlight: CallsInFlight;
  readonly engineStates: () => Promise<readonly EngineState[]>;
  /** Uncaught errors before this start, by kind. */
  readonly uncaughtErrors: ReadonlyMap<string, number>;
  readonly droppedLogLines: () => number;
}

/** In seconds: from an instant call to the longest tool deadline. */
const DURATION_BUCKETS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20,
];

/** Starts measuring; once per process. */
export const createMetrics = (options: MetricsOptions): Metrics => {
  const { callsInFlight, engineStates, uncaughtErrors, droppedLogLines } = options;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const recordCall = createCallMetrics({
    registry,
    labels: ["tool", "transport"],
    total: [
      "twinhost_tool_calls_total",
      "Tool calls that were answered, by how they ended: ok, input_required or an error code.",
    ],
    duration: ["twinhost_tool_call_duration_seconds", "How long tool calls took inside the server."],
    buckets: DURATION_BUCKETS,
  });
  new Gauge({
    name: "twinhost_tool_calls_in_flight",
    help: "Tool calls that run now.",
    labelNames: ["transport"],
    registers,
    collect() {
      for (const [transport, count] of callsInFlight.byTransport()) this.set({ transport }, count);
    },
  });
  const requests = new Counter({
    name: "twinhost_http_requests_total",
    help: "HTTP requests that were answered.",
    labelNames: ["method", "route", "status"],
    registers,
  });
  const uncaught = new Counter({
    name: "twinhost_uncaught_errors_total",
    help: "Errors that nothing caught, each of which ended the process; counted over restarts.",
    labelNames: ["kind"],
    registers,
  });
  for (const kind of ["uncaughtException", "unhandledRejection"]) uncaught.inc({ kind }, uncaughtErrors.get(kind) ?? 0);
  new Counter({
    name: "twinhost_log_lines_dropped_total",
    help: "Lines of log, audit lines of calls too, that were dropped because nothing took them in time.",
    registers,
    collect() {
      this.reset();
      this.inc(droppedLogLines());
    },
  });
  const enginesReady = new Gauge({
    name: "twinhost_engine_ready",
    help: "1 when the engine can serve calls, else 0; none for an engine that is not set up.",
    labelNames: ["engine"],
    registers,
  });

  return {
    registry,
    recordCall: ({ tool, transport, outcome, durationMs }) => recordCall({ tool, transport }, outcome, durationMs),
    countRequests: (request, response, next) => {
      response.once("finish", () =>
        requests.inc({ method: request.method, route: routeOf(request), status: response.statusCode }),
      );
      next();
    },
    render: async () => {
      // Before the rest is read: probing an engine is work too, and would count as in flight.
      const states = await engineStates();
      enginesReady.reset();
      for (const { name, state } of states)
        if (state !== "not_set_up") enginesReady.set({ engine: name }, state === "ready" ? 1 : 0);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
};
