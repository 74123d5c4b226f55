import type { JSONObject, LanguageModelV4CallOptions, SharedV4ProviderOptions } from "@ai-sdk/provider";
import type { LanguageModelMiddleware } from "ai";

/** JSON, of a schema or of any. */
export type ResponseFormat = Extract<LanguageModelV4CallOptions["responseFormat"], { type: "json" }> & {
  /** Whether the provider is to hold the model to the schema. */
  readonly strict?: boolean;
};

const KEY = "twinhost";

/**
 * The format beside a call's options. The AI SDK's own `output` would parse the answer and fail what does not fit; here the
 * caller gets it as the model wrote it.
 */
export const withResponseFormat = ({ strict, ...responseFormat }: ResponseFormat): SharedV4ProviderOptions => ({
  // Out of a JSON body: only its type says otherwise.
  [KEY]: { responseFormat: responseFormat as unknown as JSONObject },
  ...(strict !== undefined && {
    openai: { strictJsonSchema: strict },
    openaiCompatible: { strictJsonSchema: strict },
  }),
});

export const askedFormat: LanguageModelMiddleware = {
  specificationVersion: "v4",
  transformParams: async ({ params }) => {
    const format = params.providerOptions?.[KEY]?.responseFormat as LanguageModelV4CallOptions["responseFormat"];
    return format ? { ...params, responseFormat: format } : params;
  },
};
