import { randomUUID } from "node:crypto";
import { failureOf, ToolError } from "../errors.ts";
import { QuestionAsked } from "../interaction/client-questions.ts";
import type { Logger } from "../logger.ts";
import type { Call, CallRecord, Limits } from "./call.ts";
import { runWithin } from "./deadline.ts";

export interface PolicyRunnerOptions {
  readonly log: Logger;
  readonly recordUsage: (record: CallRecord) => void;
  readonly limits?: Limits | undefined;
}

/** What the work of a call has at hand. */
export interface CallUnderPolicy {
  readonly requestId: string;
  /** Rate and concurrency; what is refused before counts against none. */
  underLimits<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Deadline and cancellation. */
  within<Result>(timeoutMs: number, work: (signal: AbortSignal) => Promise<Result> | Result): Promise<Result>;
}

/** @returns the result, and the JSON of it that was measured. Throws on what the work throws, once it is recorded. */
export type RunUnderPolicy = <Result>(
  call: Call,
  name: string,
  work: (underPolicy: CallUnderPolicy) => Promise<Result>,
  onEnd?: (durationMs: number) => void,
) => Promise<{ readonly result: Result; readonly json: string }>;

/** What every call of every host passes, whatever it runs: limits, deadline, size of the result, and a record at the end. */
export const createPolicyRunner =
  ({ log, recordUsage, limits }: PolicyRunnerOptions): RunUnderPolicy =>
  async (call, name, work, onEnd) => {
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
        bytesIn: argumentBytes(call.arguments),
        bytesOut,
      });
    };
    try {
      const result = await work({
        requestId,
        underLimits: (limited) => (limits ? limits.run(call.caller, name, limited) : limited()),
        within: (timeoutMs, timed) => runWithin(shorter(timeoutMs, limits?.maxCallMs), call.signal, timed),
      });
      const json = JSON.stringify(result);
      const bytesOut = bytesOf(json);
      checkSize(bytesOut, limits?.maxResultBytes);
      record("ok", bytesOut);
      return { result, json };
    } catch (error) {
      if (error instanceof QuestionAsked) record("input_required");
      else {
        const { code } = failureOf(error);
        if (code === "internal") log.error({ err: error, tool: name, requestId }, "tool failed");
        record(code);
      }
      throw error;
    }
  };

const shorter = (timeoutMs: number, maxCallMs = Number.POSITIVE_INFINITY): number => Math.min(timeoutMs, maxCallMs);

const checkSize = (bytes: number, maxResultBytes: number | undefined): void => {
  if (maxResultBytes !== undefined && bytes > maxResultBytes)
    throw new ToolError("too_large", `The result is over the limit of ${maxResultBytes} bytes. Ask for less.`);
};

const bytesOf = (json: string): number => Buffer.byteLength(json);

const argumentBytes = (args: unknown): number => {
  try {
    return bytesOf(JSON.stringify(args) ?? "");
  } catch {
    return 0; // a caller in this process may hand over what JSON cannot say; validation refuses it
  }
};
