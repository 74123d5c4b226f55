import { randomUUID } from "node:crypto";
import type { LanguageModelV4ToolCall } from "@ai-sdk/provider";
import type { WrittenCall } from "./written-calls.ts";

/** Converts a written call to a regular tool call. */
export const toToolCall = ({ name, input }: WrittenCall): LanguageModelV4ToolCall => ({
  type: "tool-call",
  toolCallId: `call_${randomUUID()}`,
  toolName: name,
  input,
});
