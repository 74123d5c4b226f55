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
    const code = outcome.ok ? "ok" : outcome.error.code;
    return { tool: code === "unknown_tool" ? "(unknown)" : tool, transport, outcome: code, durationMs };
  });
