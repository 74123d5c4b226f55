import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { mapPart, transformParts } from "./map-parts.ts";
import { offeredName } from "./offered-name.ts";

/** Corrects calls by names that were not offered, such as `functions.calculate`, to the name that was meant. */
export const offeredNames: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapGenerate: async ({ doGenerate, params }) => {
    const names = new Set(params.tools?.map(({ name }) => name));
    return mapPart(await doGenerate(), "tool-call", (call) => ({
      ...call,
      toolName: offeredName(call.toolName, names),
    }));
  },
  wrapStream: async ({ doStream, params }) => {
    const names = new Set(params.tools?.map(({ name }) => name));
    return transformParts(await doStream(), (part): LanguageModelV4StreamPart[] => [
      part.type === "tool-call" || part.type === "tool-input-start"
        ? { ...part, toolName: offeredName(part.toolName, names) }
        : part,
    ]);
  },
};
