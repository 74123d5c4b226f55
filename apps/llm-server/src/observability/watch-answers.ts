import type { EngineState, Logger } from "@twinhost/core";
import {
  auditCall,
  type CallLimitOptions,
  type CallLimits,
  createCallLimits,
  openSharedLimits,
  openSharedRedis,
} from "@twinhost/policy";
import type { NodeHandler, ServerRuntime } from "@twinhost/server";
import type { Router } from "express";
import type { AnswerRecord } from "../chat/answer-record.ts";
import { limitAnswers } from "./answer-limits.ts";
import { type AnswerMetricsOptions, createAnswerMetrics } from "./answer-metrics.ts";
import { type AnswerUsage, openAnswerUsage } from "./answer-usage.ts";
import { auditAnswer } from "./audit-answer.ts";
import type { DirectCall } from "./tool-uses.ts";

export interface WatchAnswersOptions {
  readonly settings: {
    readonly DATA_DIR: string;
    readonly USAGE: "on" | "off";
    readonly RATE_LIMIT?: number | undefined;
    readonly MAX_CONCURRENT_CALLS?: number | undefined;
    readonly REDIS_URL?: string | undefined;
  };
  readonly runtime: Pick<ServerRuntime, "registry">;
  readonly toolState: AnswerMetricsOptions["toolState"];
  readonly log: Logger;
}

/** Limits, counts and audits answers, in one object for `server.ts`. */
export interface WatchedAnswers {
  readonly limits: Pick<CallLimits, "change">;
  /** For the app, before the routes that answer. */
  readonly limitRoutes: Router;
  /** For fast routes, which bypass express. */
  readonly limitAnswer: NodeHandler;
  readonly record: (answer: AnswerRecord) => void;
  /** For a tool call without a model. */
  readonly recordCall: (call: DirectCall) => void;
  /** Undefined with `USAGE=off`. */
  readonly usage: AnswerUsage | undefined;
  /** The state of the Redis that shares limits and usage with other processes; none without `REDIS_URL`. */
  sharedStates(): readonly EngineState[];
  /** Writes the usage that is still in memory, and shares it with other replicas. */
  close(): Promise<void>;
}

/** @throws Error with one line for the operator when usage cannot be opened */
export const watchAnswers = ({ settings, runtime, toolState, log }: WatchAnswersOptions): WatchedAnswers => {
  const { REDIS_URL } = settings;
  const redis = REDIS_URL === undefined ? undefined : openSharedRedis(REDIS_URL, "limits and usage", log);
  const limits = createCallLimits(limitsOf(settings), redis && openSharedLimits(redis, "answers"));
  const { routes, limit, inFlight } = limitAnswers(limits);
  const usage = settings.USAGE === "on" ? openAnswerUsage(settings.DATA_DIR, log, redis) : undefined;
  const { registry } = runtime;
  const metrics = registry && createAnswerMetrics({ registry, inFlight, toolState });
  const audit = auditAnswer(log);
  const auditDirect = auditCall(log);
  return {
    limits,
    limitRoutes: routes,
    limitAnswer: limit,
    usage,
    sharedStates: () => (redis ? [redis.state()] : []),
    close: async () => {
      await usage?.close();
      redis?.close();
    },
    record: (answer) => {
      metrics?.count(answer);
      usage?.record(answer);
      audit(answer);
    },
    recordCall: (call) => {
      metrics?.countCall(call);
      usage?.recordCall(call);
      auditDirect(call);
    },
  };
};

const limitsOf = (settings: WatchAnswersOptions["settings"]): CallLimitOptions => ({
  ratePerMinute: settings.RATE_LIMIT,
  maxConcurrentCalls: settings.MAX_CONCURRENT_CALLS,
});
