import type {
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4ToolCallPart,
  LanguageModelV4ToolResultPart,
} from "@ai-sdk/provider";
import { detectMediaType } from "@ai-sdk/provider-utils";
import { z } from "zod";
import { argumentsNote, parsedObject } from "../../model/middleware/argument-text.ts";
import { withNotes } from "../../model/middleware/call-notes.ts";

const DATA_URL = /^data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]+)$/;

const text = z.union(
  [
    z.string(),
    z
      .array(z.object({ type: z.literal("text"), text: z.string() }))
      .transform((parts) => parts.map((part) => part.text).join("\n")),
  ],
  { error: "must be text, or a list of text parts" },
);

/** A model's text, or its refusal. */
const assistantText = z.union(
  [
    z.string(),
    z
      .array(
        z.union([
          z.object({ type: z.literal("text"), text: z.string() }),
          z.object({ type: z.literal("refusal"), refusal: z.string() }),
        ]),
      )
      .transform((parts) => parts.map((part) => (part.type === "text" ? part.text : part.refusal)).join("\n")),
  ],
  { error: "must be text, or a list of parts of the types text and refusal" },
);

const imagePart = z
  .object({ type: z.literal("image_url"), image_url: z.object({ url: z.string() }) })
  .refine(({ image_url: { url } }) => DATA_URL.test(url) || /^https?:/.test(URL.parse(url)?.protocol ?? ""), {
    error: "image_url must be a data: URL in base64 of an image, or an http(s) URL",
  });

/** The user's text, with images in between. */
const userContent = z.union(
  [text, z.array(z.union([z.object({ type: z.literal("text"), text: z.string() }), imagePart]))],
  { error: "must be text, or a list of parts of the types text and image_url" },
);

const calledFunction = z.object({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.object({
    name: z.string().min(1),
    /** Text by specification; histories of other vendors contain null, or the object itself. */
    arguments: z
      .union([z.string(), z.record(z.string(), z.unknown())], { error: "must be text" })
      .nullish()
      .transform((given) => (typeof given === "string" ? given : JSON.stringify(given ?? {}))),
  }),
});

/** A message in OpenAI's format; content other than text and the user's images is refused. */
export const completionMessage = z.discriminatedUnion(
  "role",
  [
    z.object({ role: z.enum(["system", "developer"]), content: text }),
    z.object({ role: z.literal("user"), content: userContent }),
    z.object({
      role: z.literal("assistant"),
      content: assistantText.nullish().transform((content) => content ?? ""),
      refusal: z.string().nullish(),
      tool_calls: z.array(calledFunction).nullish(),
      function_call: z.null({ error: "is not served any more: use tool_calls" }).optional(),
    }),
    z.object({
      role: z.literal("tool"),
      content: text.nullish().transform((content) => content ?? ""),
      tool_call_id: z.string(),
    }),
  ],
  {
    error: "the roles served are system, developer, user, assistant and tool; function messages are tool messages now",
  },
);

type CompletionMessage = z.output<typeof completionMessage>;

export type Conversation =
  | { readonly ok: true; readonly instructions: string | undefined; readonly messages: LanguageModelV4Prompt }
  /** What is wrong with the order of the messages. */
  | { readonly ok: false; readonly message: string };

/**
 * Converts messages to a conversation as models take it, with system messages apart. As with OpenAI, each tool call of
 * the assistant must be answered by one tool message.
 */
export const toConversation = (given: readonly CompletionMessage[]): Conversation => {
  const instructions: string[] = [];
  const messages: LanguageModelV4Prompt = [];
  /** Names of the called tools that have no answer yet, by the call's id. */
  const open = new Map<string, string>();

  for (const [index, message] of given.entries()) {
    if (message.role !== "tool" && open.size > 0) return { ok: false, message: unanswered(open) };
    switch (message.role) {
      case "user":
        messages.push({ role: "user", content: toUserContent(message.content) });
        break;
      case "assistant": {
        const calls = (message.tool_calls ?? []).map(toCall);
        for (const { toolCallId, toolName } of calls) open.set(toolCallId, toolName);
        const words = message.content || (message.refusal ?? "");
        const said = words === "" ? [] : [{ type: "text" as const, text: words }];
        messages.push({ role: "assistant", content: [...said, ...calls] });
        break;
      }
      case "tool": {
        const toolName = open.get(message.tool_call_id);
        if (toolName === undefined)
          return { ok: false, message: `messages.${index}: no tool call before it has this tool_call_id` };
        open.delete(message.tool_call_id);
        const result = toResult(message.tool_call_id, toolName, message.content);
        const last = messages.at(-1);
        if (last?.role === "tool") last.content.push(result);
        else messages.push({ role: "tool", content: [result] });
        break;
      }
      default:
        instructions.push(message.content);
    }
  }
  if (open.size > 0) return { ok: false, message: unanswered(open) };
  // Without any other message, the last instruction is the question.
  if (messages.length === 0) messages.push({ role: "user", content: toUserContent(instructions.pop() ?? "") });
  return { ok: true, instructions: instructions.length > 0 ? instructions.join("\n\n") : undefined, messages };
};

export const hasImage = (message: CompletionMessage): boolean =>
  message.role === "user" && typeof message.content !== "string";

type UserContent = Extract<LanguageModelV4Message, { role: "user" }>["content"];

const toUserContent = (content: z.output<typeof userContent>): UserContent => {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return content
    .filter((part) => part.type !== "text" || part.text !== "")
    .map((part) => (part.type === "text" ? part : toImage(part.image_url.url)));
};

const toImage = (url: string): UserContent[number] => {
  const [, mediaType = "image/*", data] = DATA_URL.exec(url) ?? [];
  if (data === undefined) return { type: "file", mediaType, data: { type: "url", url: new URL(url) } };
  // Some clients name the wrong type, and providers refuse that.
  const detected = detectMediaType({ data, topLevelType: "image" });
  return { type: "file", mediaType: detected ?? mediaType, data: { type: "data", data } };
};

const unanswered = (open: ReadonlyMap<string, string>): string =>
  `messages: a tool message must answer each tool call; missing: ${[...open.keys()].join(", ").slice(0, 200)}`;

const toCall = ({ id, function: called }: z.output<typeof calledFunction>): LanguageModelV4ToolCallPart => ({
  type: "tool-call",
  toolCallId: id,
  toolName: called.name,
  // For truncated or invalid JSON: model servers accept nothing but an object.
  input: parsedObject(called.arguments) ?? {},
  providerOptions: withNotes(undefined, argumentsNote(called.arguments)),
});

const toResult = (toolCallId: string, toolName: string, value: string): LanguageModelV4ToolResultPart => ({
  type: "tool-result",
  toolCallId,
  toolName,
  output: { type: "text", value },
});
