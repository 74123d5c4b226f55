import type { LanguageModelV4FinishReason } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { cutOff } from "../cut-off.ts";
import { transformParts } from "./map-parts.ts";

/** A stream without the provider's finish reason was cut off; the AI SDK reports that for some providers only. */
export const completeStreams: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream }) =>
    transformParts(await doStream(), (part) =>
      part.type === "finish" && isUnnamed(part.finishReason) ? [{ type: "error", error: cutOff() }, part] : [part],
    ),
};

/** What providers' packages start with, before they read how the answer ended. */
const isUnnamed = ({ unified, raw }: LanguageModelV4FinishReason): boolean =>
  raw === undefined && (unified === "other" || unified === "interrupted");
