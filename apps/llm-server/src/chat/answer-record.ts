import type { ErrorCode } from "@twinhost/tools";
import type { ToolCallRecord } from "./offered-tools.ts";

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
}
