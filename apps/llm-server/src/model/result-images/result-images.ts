import { APICallError, type LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";
import { providerWords } from "../provider-says.ts";
import { hasResultImages, imagesAfterResults } from "./after-results.ts";

/**
 * Puts images of tool results where chat completions accept them. A model whose server refuses images gets descriptions
 * of them.
 */
export const resultImages: LanguageModelMiddleware = {
  specificationVersion: "v4",
  wrapGenerate: ({ doGenerate, params, model }) =>
    hasResultImages(params.prompt) ? shownOrTold(params, (asked) => model.doGenerate(asked)) : doGenerate(),
  wrapStream: ({ doStream, params, model }) =>
    hasResultImages(params.prompt) ? shownOrTold(params, (asked) => model.doStream(asked)) : doStream(),
};

const shownOrTold = async <Result>(
  params: LanguageModelV4CallOptions,
  ask: (params: LanguageModelV4CallOptions) => PromiseLike<Result>,
): Promise<Result> => {
  try {
    return await ask({ ...params, prompt: imagesAfterResults(params.prompt, true) });
  } catch (error) {
    if (!isImageRefused(error)) throw error;
    return await ask({ ...params, prompt: imagesAfterResults(params.prompt, false) });
  }
};

const isImageRefused = (error: unknown): boolean =>
  APICallError.isInstance(error) && REFUSED.test(providerWords(error).message ?? error.responseBody ?? "");

/** llama.cpp (mmproj), vLLM (multimodal), Ollama, Groq (content must be a string), DeepSeek (variant `image_url`). */
const REFUSED =
  /image|vision|multi-?modal|mmproj|content\W{1,3}(?:must|should) be a(?: valid)? string|expected (?:a )?string/i;
