import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { ModelProvider } from "../providers.ts";
import { resultImages } from "../result-images/result-images.ts";
import { writtenForms } from "../written-forms/written-forms.ts";
import { argumentText } from "./argument-text.ts";
import { completeStreams } from "./complete-streams.ts";
import { urlsOfImages } from "./image-urls.ts";
import { noToolsWhenNone } from "./no-tools.ts";
import { offeredNames } from "./offered-names.ts";
import { toolsIfSupported } from "./tools-if-supported.ts";
import { uniqueCallIds } from "./unique-call-ids.ts";

/** Evens out the peculiarities of providers and models in one place. The first in the list is the outermost. */
export const wrapModel = async (
  model: LanguageModelV4,
  { sendsArgumentsAsText = false, mayWriteForms = false, showsImagesAfterResults = false }: ModelProvider,
): Promise<LanguageModelV4> => {
  const { wrapLanguageModel } = await import("ai");
  return wrapLanguageModel({
    model,
    middleware: [
      urlsOfImages,
      completeStreams,
      noToolsWhenNone,
      offeredNames,
      uniqueCallIds,
      argumentText(sendsArgumentsAsText),
      ...(mayWriteForms ? [writtenForms] : []),
      toolsIfSupported,
      ...(showsImagesAfterResults ? [resultImages] : []),
    ],
  });
};
