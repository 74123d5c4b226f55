import { randomUUID } from "node:crypto";
import { failureOf, ToolError } from "../errors.ts";
import { QuestionAsked } from "../interaction/client-questions.ts";
import type { Logger } from "../logger.ts";
import type { Call, CallRecord, Limits } from "./call.ts";
import { runWithin } from "./deadline.ts";
import { jsonBytes } from "./json-bytes.ts";

export interface CallPolicyOptions {
  readonly log: Logger;
  readonly recordUsage: (record: CallRecord) => void;
  readonly limits?: Limits | undefined;
}

/** What every call on every host goes through, whatever it runs. */
export interface AppliedPolicy {
  /** Begins the record of a call; `onEnd` is called with its duration in milliseconds. */
  begin(call: Call, name: string, onEnd?: (durationMs: number) => void): OpenRecord;
  /** Applies rate and concurrency limits; calls rejected before do not count. */
  underLimits<Result>(call: Call, name: string, work: () => Promise<Result>): Promise<Result>;
  /** Applies deadline and cancellation. */
  within<Result>(
    call: Call,
    timeoutMs: number,
    work: (signal: AbortSignal) => Promise<Result> | Result,
  ): Promise<Result> | Result;
}

/** The record of a running call, written when one of these two is called. */
export interface OpenRecord {
  readonly requestId: string;
  /** @param besideBytes size of content beside it. @returns the result as JSON. @throws ToolError `too_large` */
  succeed(result: unknown, besideBytes?: number): string;
  fail(error: unknown): void;
}

export const applyPolicy = ({ log, recordUsage, limits }: CallPolicyOptions): AppliedPolicy => ({
  begin: (call, name, onEnd) => {
    const requestId = call.requestId ?? randomUUID();
    const startedAt = performance.now();
    const record = (outcome: CallRecord["outcome"], bytesOut = 0): void => {
      const durationMs = performance.now() - startedAt;
      onEnd?.(durationMs);
      recordUsage({
        tool: name,
        caller: call.caller.id,
        transport: call.transport,
        requestId,
        outcome,
        durationMs,
        bytesIn: jsonBytes(call.arguments),
        bytesOut,
      });
    };
    return {
      requestId,
      succeed: (result, besideBytes = 0) => {
        const json = JSON.stringify(result);
        const bytesOut = Buffer.byteLength(json) + besideBytes;
        checkSize(bytesOut, limits?.maxResultBytes);
        record("ok", bytesOut);
        return json;
      },
      fail: (error) => {
        if (error instanceof QuestionAsked) return record("input_required");
        const { code } = failureOf(error);
        if (code === "internal") log.error({ err: error, tool: name, requestId }, "tool failed");
        record(code);
      },
    };
  },
  underLimits: ({ caller }, name, work) => (limits ? limits.run(caller, name, work) : work()),
  within: ({ signal }, timeoutMs, work) =>
    runWithin(Math.min(timeoutMs, limits?.maxCallMs ?? Number.POSITIVE_INFINITY), signal, work),
});

const checkSize = (bytes: number, maxResultBytes: number | undefined): void => {
  if (maxResultBytes !== undefined && bytes > maxResultBytes)
    throw new ToolError("too_large", `The result is over the limit of ${maxResultBytes} bytes. Ask for less.`);
};
