import { randomUUID } from "node:crypto";
import type { LanguageModelV4ToolCall } from "@ai-sdk/provider";
import type { WrittenCall } from "./written-calls.ts";

/** A written call as one that a model makes. */
export const toToolCall = ({ name, input }: WrittenCall): LanguageModelV4ToolCall => ({
  type: "tool-call",
  toolCallId: `call_${randomUUID()}`,
  toolName: name,
  input,
});
