import type { CallRecord, ToolResult } from "@twinhost/core";
import type { AnswerRecord } from "../chat/answer-record.ts";

export interface ToolUse {
  readonly tool: string;
  readonly transport: string;
  readonly outcome: string;
  readonly durationMs: number;
}

/** The tool calls of an answer. Models invent tools, so unknown names become `(unknown)`: names stay few. */
export const toolUses = ({ toolCalls }: AnswerRecord): ToolUse[] =>
  toolCalls.map(({ tool, transport, outcome, durationMs }) => {
    const code = codeOf(outcome);
    return { tool: code === "unknown_tool" ? "(unknown)" : tool, transport, outcome: code, durationMs };
  });

/** `ok`, or the error code. */
export const codeOf = (outcome: ToolResult) => (outcome.ok ? "ok" : outcome.error.code);

/** A call of a third-party tool made without a model. */
export type DirectCall = Omit<CallRecord, "bytesIn" | "bytesOut">;
