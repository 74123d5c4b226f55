import type { LanguageModelV4Prompt, LanguageModelV4ToolCall, LanguageModelV4ToolCallPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { notesOf, withNotes } from "./call-notes.ts";
import { mapPart, mapParts } from "./map-parts.ts";

/**
 * Keeps the text of a call's arguments alongside their parsed value, which differs for numbers beyond JavaScript's
 * limits: `1234567890123456789`, `1e400`. Arguments that are not an object go back to the model as `{}`: servers refuse
 * anything else in a history.
 * @param takesText whether the provider is sent arguments as text, as OpenAI is
 */
export const argumentText = (takesText: boolean): LanguageModelMiddleware => ({
  specificationVersion: "v4",
  transformParams: async ({ params }) => ({ ...params, prompt: withTexts(params.prompt, takesText) }),
  wrapGenerate: async ({ doGenerate }) => mapPart(await doGenerate(), "tool-call", noted),
  wrapStream: async ({ doStream }) => mapParts(await doStream(), "tool-call", noted),
});

/** A note with arguments that would not survive parsing; empty if they would. */
export const argumentsNote = (text: string): { arguments?: string } => {
  const parsed = parsedObject(text);
  return parsed && JSON.stringify(parsed) === text ? {} : { arguments: text };
};

/** @returns undefined for anything but a JSON object */
export const parsedObject = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

const noted = (call: LanguageModelV4ToolCall): LanguageModelV4ToolCall => {
  const note = argumentsNote(call.input);
  return note.arguments === undefined ? call : { ...call, providerMetadata: withNotes(call.providerMetadata, note) };
};

const withTexts = (prompt: LanguageModelV4Prompt, takesText: boolean): LanguageModelV4Prompt =>
  prompt.map((message) =>
    message.role === "assistant"
      ? {
          ...message,
          content: message.content.map((part) =>
            part.type === "tool-call" ? { ...part, input: inputOf(part, takesText) } : part,
          ),
        }
      : message,
  );

const inputOf = ({ input, providerOptions }: LanguageModelV4ToolCallPart, takesText: boolean): unknown => {
  const text = notesOf(providerOptions).arguments;
  if (takesText && text !== undefined && parsedObject(text)) return text;
  return isObject(input) ? input : {};
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
