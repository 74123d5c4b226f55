import type { LanguageModelV4FinishReason } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { cutOff } from "../cut-off.ts";
import { transformParts } from "./map-parts.ts";

/** A stream that ends without the provider's own word for its end was cut off, which the AI SDK tells of some providers only. */
export const completeStreams: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapStream: async ({ doStream }) =>
    transformParts(await doStream(), (part) =>
      part.type === "finish" && isUnnamed(part.finishReason) ? [{ type: "error", error: cutOff() }, part] : [part],
    ),
};

/** As providers' packages begin, before they read how the answer ended. */
const isUnnamed = ({ unified, raw }: LanguageModelV4FinishReason): boolean =>
  raw === undefined && (unified === "other" || unified === "interrupted");
