import type {
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { transformParts } from "../middleware/map-parts.ts";
import { createWrittenReader, type WrittenPart } from "./read-written.ts";
import { toToolCall } from "./to-tool-call.ts";
import type { WrittenTools } from "./written-calls.ts";
import { writtenStream } from "./written-stream.ts";

/** Extracts reasoning and tool calls that a model wrote into its text, and that its server did not parse. */
export const writtenForms: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapGenerate: async ({ doGenerate, params }) => {
    const result = await doGenerate();
    const content = result.content.flatMap((part) => (part.type === "text" ? partsOf(part, toolsOf(params)) : [part]));
    const isCalling = content.some(({ type }) => type === "tool-call");
    return { ...result, content, finishReason: isCalling ? calling(result.finishReason) : result.finishReason };
  },
  wrapStream: async ({ doStream, params }) => {
    const read = writtenStream(() => createWrittenReader(toolsOf(params)));
    let isCalling = false;
    return transformParts(await doStream(), function* (part): Generator<LanguageModelV4StreamPart> {
      for (const found of read(part)) {
        isCalling ||= found.type === "tool-call";
        yield found.type === "finish" && isCalling ? { ...found, finishReason: calling(found.finishReason) } : found;
      }
    });
  },
};

/** Even if a model was told to make no calls, a call in its text is not text for the caller. */
const toolsOf = ({ tools = [], toolChoice, responseFormat }: LanguageModelV4CallOptions): WrittenTools | undefined => {
  if (responseFormat?.type === "json" || (tools.length === 0 && toolChoice?.type !== "none")) return undefined;
  return new Map(tools.map((tool) => [tool.name, tool.type === "function" ? tool.inputSchema : undefined]));
};

const partsOf = (
  part: Extract<LanguageModelV4Content, { type: "text" }>,
  tools: WrittenTools | undefined,
): LanguageModelV4Content[] => {
  const reader = createWrittenReader(tools);
  return [...reader.push(part.text), ...reader.end()].map((found) => toContent(found, part));
};

const toContent = (
  found: WrittenPart,
  part: Extract<LanguageModelV4Content, { type: "text" }>,
): LanguageModelV4Content => {
  if (found.type === "call") return toToolCall(found);
  return found.type === "text" ? { ...part, text: found.text } : { type: "reasoning", text: found.text };
};

const calling = (reason: LanguageModelV4FinishReason): LanguageModelV4FinishReason =>
  reason.unified === "stop" ? { ...reason, unified: "tool-calls" } : reason;
