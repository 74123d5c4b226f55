import type { CallRecord, ToolResult } from "@twinhost/core";
import type { AnswerRecord } from "../chat/answer-record.ts";

export interface ToolUse {
  readonly tool: string;
  readonly transport: string;
  readonly outcome: string;
  readonly durationMs: number;
}

/** The tool calls of an answer, under names that stay few: models invent tools. */
export const toolUses = ({ toolCalls }: AnswerRecord): ToolUse[] =>
  toolCalls.map(({ tool, transport, outcome, durationMs }) => {
    const code = codeOf(outcome);
    return { tool: code === "unknown_tool" ? "(unknown)" : tool, transport, outcome: code, durationMs };
  });

/** `ok`, or why it failed. */
export const codeOf = (outcome: ToolResult) => (outcome.ok ? "ok" : outcome.error.code);

/** A call of a third party's tool that no model made. */
export type DirectCall = Omit<CallRecord, "bytesIn" | "bytesOut">;
