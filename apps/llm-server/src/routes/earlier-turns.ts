import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { type ModelOutputLimits, modelOutput } from "@twinhost/answers";
import type { JsonObject } from "@twinhost/core";
import { HttpError } from "@twinhost/server";
import { convertToModelMessages, safeValidateUIMessages, type ToolModelMessage, type UIMessage } from "ai";
import { convertToLanguageModelPrompt } from "ai/internal";

/** Converts earlier turns from the AI SDK's UI messages to what models take. @throws HttpError 422 for anything else */
export const earlierTurns = async (
  messages: readonly unknown[],
  limits: ModelOutputLimits,
): Promise<LanguageModelV4Prompt> => {
  if (messages.length === 0) return [];
  const checked = await safeValidateUIMessages({ messages });
  if (!checked.success)
    throw new HttpError("invalid_arguments", "messages must be UI messages of the AI SDK: {id, role, parts}");
  if (checked.data.some(({ role }) => role === "system")) {
    throw new HttpError("invalid_arguments", "messages must be of the roles user and assistant");
  }
  // A file part may name a URL, which this server would have to fetch for the model.
  if (checked.data.some(hasFile)) throw new HttpError("invalid_arguments", "messages must not hold files");
  try {
    const turns = await convertToModelMessages(checked.data, { ignoreIncompleteToolCalls: true });
    const messages = turns.map((turn) =>
      turn.role === "tool" ? { ...turn, content: turn.content.map(asShown(limits)) } : turn,
    );
    const prompt = { instructions: undefined, messages };
    return await convertToLanguageModelPrompt({ prompt, supportedUrls: {}, download: undefined });
  } catch {
    throw new HttpError("invalid_arguments", "messages cannot be read as a conversation");
  }
};

/** Results as they were first shown: cut if they are long, and with images that did not become text. */
const asShown =
  (limits: ModelOutputLimits) =>
  (part: ToolModelMessage["content"][number]): ToolModelMessage["content"][number] => {
    if (part.type !== "tool-result" || part.output.type !== "json") return part;
    const outcome = part.output.value as { ok?: unknown; output?: JsonObject } | null;
    return outcome?.ok === true && outcome.output
      ? { ...part, output: modelOutput(outcome.output, limits).value }
      : part;
  };

const hasFile = ({ parts }: UIMessage): boolean =>
  parts.some(({ type }) => type === "file" || type === "reasoning-file");
