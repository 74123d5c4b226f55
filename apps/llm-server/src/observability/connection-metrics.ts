import type { BreakerState, StdioState } from "@twinhost/client";
import { Counter, Gauge, type Registry } from "prom-client";
import type { ConnectionEvents } from "../transport/connections.ts";
import { transportsOf } from "../transport/transport-choice.ts";
import { registerProcessMetrics } from "./process-metrics.ts";

export interface ConnectionMetrics {
  /** For the connections, which report events before there is a registry. */
  readonly events: Required<ConnectionEvents>;
  /** Exposes past and future events to Prometheus. */
  register(registry: Registry): void;
}

const STATES: readonly BreakerState[] = ["closed", "half-open", "open"];

/** Metrics of the connections to the tools. */
export const createConnectionMetrics = (): ConnectionMetrics => {
  const registers: Registry[] = [];
  const retries = new Counter({
    name: "twinhost_llm_retries_total",
    help: "Tool calls that were tried again, by the error code of the attempt before.",
    labelNames: ["connection", "code"],
    registers,
  });
  const breakers = new Gauge({
    name: "twinhost_llm_breaker_state",
    help: "1 for the state of a connection's circuit breaker, else 0. Calls pass while it is closed.",
    labelNames: ["connection", "state"],
    registers,
  });
  const auto = new Gauge({
    name: "twinhost_llm_auto_transport",
    help: "1 for the transport that auto takes, else 0.",
    labelNames: ["transport"],
    registers,
  });
  const processes = new Map<string, () => StdioState>();

  return {
    events: {
      onRetry: (connection, { code }) => retries.inc({ connection, code }),
      onBreaker: (connection, current) => {
        for (const state of STATES) breakers.set({ connection, state }, state === current ? 1 : 0);
      },
      onAuto: (current) => {
        for (const transport of transportsOf("auto")) auto.set({ transport }, transport === current ? 1 : 0);
      },
      onStdio: (connection, state) => {
        processes.set(connection, state);
      },
      onRemoved: (connection) => {
        for (const state of STATES) breakers.remove({ connection, state });
        processes.delete(connection);
      },
    },
    register: (registry) => {
      registry.registerMetric(retries);
      registry.registerMetric(breakers);
      registry.registerMetric(auto);
      registerProcessMetrics(registry, processes);
    },
  };
};
