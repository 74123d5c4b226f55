import type { ServerTiming, Transport } from "@twinhost/client";
import type { ErrorCode, ToolResult } from "@twinhost/core";
import type { Cut } from "./cut-result.ts";
import type { LeftOut } from "./tool-choice.ts";

/** What is recorded of every answer, however it ended. */
export interface AnswerRecord {
  readonly requestId: string;
  readonly caller: string;
  readonly model: string;
  /** As asked for: a transport, or `auto`. */
  readonly transport: string;
  readonly outcome: "ok" | ErrorCode;
  readonly durationMs: number;
  /** Time in which the model worked, and in which tools ran, by the wall clock. */
  readonly modelMs: number;
  readonly toolMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly toolCalls: readonly ToolCallRecord[];
  /** Set when the model takes fewer tools than there are. */
  readonly leftOut?: LeftOut | undefined;
}

/** A tool call of one answer, as it is told to the caller. */
export interface ToolCallRecord {
  readonly tool: string;
  readonly arguments: unknown;
  /** The transport that the call used. */
  readonly transport: Transport;
  readonly outcome: ToolResult;
  readonly durationMs: number;
  /** Where the time went on the host, if it told. */
  readonly timing?: ServerTiming | undefined;
  /** Set when the model saw only the beginning of the result. */
  readonly cut?: Cut | undefined;
}

/** Takes the record of each answer, once. */
export type RecordAnswer = (record: AnswerRecord) => void;
