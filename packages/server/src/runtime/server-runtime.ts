import { setTimeout as sleep } from "node:timers/promises";
import { type CallRecord, type EngineState, type Toolbox, type Tracing, traceToolbox } from "@twinhost/core";
import { type HostLog, openTracing } from "@twinhost/runtime";
import { Router } from "express";
import type { Registry } from "prom-client";
import { requireRole } from "../access/access.ts";
import type { NodeHandler } from "../app/node-handler.ts";
import { createCallsInFlight } from "../lifecycle/calls-in-flight.ts";
import { endOnUncaughtError } from "../lifecycle/end-on-uncaught.ts";
import type { Listening } from "../lifecycle/listen.ts";
import { openUncaughtErrors } from "../lifecycle/uncaught-errors.ts";
import { createLogRoutes } from "../observability/log/log-routes.ts";
import { createMetrics } from "../observability/metrics/metrics.ts";
import { createMetricsRoutes } from "../observability/metrics/metrics-routes.ts";
import { createReadiness } from "../observability/readiness/readiness.ts";
import { createReadyRoutes, type ReadyDetails } from "../observability/readiness/ready-routes.ts";
import { logRequests } from "../observability/request-log/request-log.ts";
import { traceRequests } from "../observability/trace-requests.ts";
import type { RuntimeSettings } from "./runtime-settings.ts";

/** What {@link openServerRuntime} needs: settings, log, and the states of the engines. */
export interface ServerRuntimeOptions {
  readonly settings: RuntimeSettings & { readonly DATA_DIR: string };
  /** Name of the program, in traces and files. */
  readonly program: string;
  readonly engineStates: () => Promise<readonly EngineState[]>;
  /** What `/ready` tells administrators besides the states. */
  readonly readyDetails?: ReadyDetails;
  readonly hostLog: HostLog;
}

/** Monitoring and shutdown of a running server, in one object for its `main.ts`. */
export interface ServerRuntime {
  /** Name of the program, in traces, files and Redis. */
  readonly program: string;
  /** For the app, before everything else. */
  readonly observers: readonly NodeHandler[];
  /** Where a server registers its own metrics; undefined with `METRICS=off`. */
  readonly registry: Registry | undefined;
  /** Undefined without an OTLP endpoint. */
  readonly tracing: Tracing | undefined;
  /** `/ready`. */
  readonly openRoutes: Router;
  /** `/metrics`, `/admin/log`, and spans for the routes after them: for the app, after authentication. */
  readonly protectedRoutes: Router;
  /** The same spans, for routes that bypass express. */
  readonly trace: NodeHandler | undefined;
  /** For `openHostToolbox`, as `tracing` is. */
  readonly onCall: ((call: CallRecord) => void) | undefined;
  /** The same toolbox, with its calls counted and traced. */
  watch(toolbox: Toolbox): Toolbox;
  /**
   * Reports not ready, waits for the load balancer to see it, then accepts no more connections and finishes the answers
   * in flight.
   * @param endStreams ends streams that last as long as their client listens; without it every stream is awaited
   */
  drain(listening: Listening, endStreams?: () => Promise<void>): Promise<void>;
  /** Sends the remaining traces; the last step of a shutdown. */
  close(): Promise<void>;
}

/** Starts monitoring the process: from here on an uncaught error ends it. */
export const openServerRuntime = async (options: ServerRuntimeOptions): Promise<ServerRuntime> => {
  const { settings, program, engineStates, readyDetails } = options;
  const { log } = options.hostLog;
  const uncaughtErrors = openUncaughtErrors(settings.DATA_DIR, program);
  const callsInFlight = createCallsInFlight();
  const readiness = createReadiness(engineStates);
  const metrics =
    settings.METRICS === "on"
      ? createMetrics({
          callsInFlight,
          engineStates,
          uncaughtErrors: uncaughtErrors.counts(),
          droppedLogLines: options.hostLog.droppedLines,
        })
      : undefined;
  endOnUncaughtError(options.hostLog, uncaughtErrors.add);
  const tracing = await openTracing(settings, program, log);

  const protectedRoutes = metrics ? createMetricsRoutes(metrics, requireRole("metrics")) : Router();
  const logRoutes = createLogRoutes(options.hostLog.tail);
  protectedRoutes.use(logRoutes.routes);
  const trace = tracing && traceRequests(tracing);
  if (trace) protectedRoutes.use(trace);

  return {
    program,
    observers: [logRequests(options.hostLog), ...(metrics ? [metrics.countRequests] : [])],
    registry: metrics?.registry,
    tracing,
    openRoutes: createReadyRoutes(readiness, readyDetails),
    protectedRoutes,
    trace,
    onCall: metrics && ((call) => metrics.recordCall(call)),
    watch: (toolbox) => {
      const watched = callsInFlight.watch(toolbox);
      return tracing ? traceToolbox(watched, tracing) : watched;
    },
    drain: async (listening, endStreams) => {
      readiness.startDraining();
      logRoutes.endStreams();
      await sleep(settings.SHUTDOWN_DELAY_MS);
      const streams = endStreams && { inUse: () => callsInFlight.total() > 0, end: endStreams };
      await listening.close(settings.SHUTDOWN_DEADLINE_MS, streams);
    },
    close: async () => tracing?.close(),
  };
};
