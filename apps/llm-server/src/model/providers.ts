import type { LanguageModelV4 } from "@ai-sdk/provider";
import { tolerantFetch } from "./openai-compatible/tolerant-fetch.ts";
import { plainRequest } from "./plain-request.ts";

/** Where a provider's models answer, with what key, and what sends the requests. */
interface ModelConnection {
  readonly baseURL: string;
  readonly apiKey?: string;
  readonly fetch: typeof fetch;
}

export interface ModelProvider {
  /** Where its models answer unless MODEL_BASE_URL says otherwise. Without one, that setting is required. */
  readonly baseUrl?: string;
  /** The setting that usually holds its key, which is then required. MODEL_API_KEY takes precedence. */
  readonly keySetting?: "OPENAI_API_KEY" | "ANTHROPIC_API_KEY" | "GOOGLE_GENERATIVE_AI_API_KEY";
  /** Whether the arguments of earlier calls are sent to it as text, as the model wrote them. */
  readonly sendsArgumentsAsText?: boolean;
  /** Whether its models can be shown images of tool results. */
  readonly takesImages?: boolean;
  /** Whether its tool results are text, so that images go into a user message. Some of its models may refuse images. */
  readonly showsImagesAfterResults?: boolean;
  /** Whether its models may write reasoning and tool calls into their text. */
  readonly mayWriteForms?: boolean;
  /** Imports the provider's package only here, so that startup does not wait for unused providers. */
  readonly load: (name: string, connection: ModelConnection) => Promise<LanguageModelV4>;
}

const openAiCompatible = async (name: string, connection: ModelConnection): Promise<LanguageModelV4> => {
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  const provider = createOpenAICompatible({
    ...connection,
    fetch: tolerantFetch(connection.fetch),
    name: "openai-compatible",
    includeUsage: true,
    supportsStructuredOutputs: true,
    transformRequestBody: plainRequest,
  });
  return provider.chatModel(name);
};

const OPENAI_COMPATIBLE = {
  load: openAiCompatible,
  sendsArgumentsAsText: true,
  mayWriteForms: true,
  takesImages: true,
  showsImagesAfterResults: true,
} as const;

/** Everything that `MODEL=provider:name` may name. */
const PROVIDERS = {
  openai: {
    baseUrl: "https://api.openai.com/v1",
    keySetting: "OPENAI_API_KEY",
    takesImages: true,
    sendsArgumentsAsText: true,
    load: async (name, connection) => {
      const { createOpenAI } = await import("@ai-sdk/openai");
      const { defaultSettingsMiddleware, wrapLanguageModel } = await import("ai");
      // The Responses API stores conversations unless told not to; this server sends each one in full itself.
      const middleware = defaultSettingsMiddleware({ settings: { providerOptions: { openai: { store: false } } } });
      return wrapLanguageModel({ model: createOpenAI(connection).responses(name), middleware });
    },
  },
  anthropic: {
    baseUrl: "https://api.anthropic.com/v1",
    keySetting: "ANTHROPIC_API_KEY",
    takesImages: true,
    load: async (name, connection) => {
      const { createAnthropic } = await import("@ai-sdk/anthropic");
      return createAnthropic(connection).languageModel(name);
    },
  },
  google: {
    baseUrl: "https://generativelanguage.googleapis.com/v1beta",
    keySetting: "GOOGLE_GENERATIVE_AI_API_KEY",
    takesImages: true,
    showsImagesAfterResults: true,
    load: async (name, connection) => {
      const { createGoogle } = await import("@ai-sdk/google");
      return createGoogle(connection).languageModel(name);
    },
  },
  "openai-compatible": OPENAI_COMPATIBLE,
  ollama: { baseUrl: "http://127.0.0.1:11434/v1", ...OPENAI_COMPATIBLE },
  vllm: { baseUrl: "http://127.0.0.1:8000/v1", ...OPENAI_COMPATIBLE },
  llamacpp: { baseUrl: "http://127.0.0.1:8080/v1", ...OPENAI_COMPATIBLE },
  lmstudio: { baseUrl: "http://127.0.0.1:1234/v1", ...OPENAI_COMPATIBLE },
} as const satisfies Readonly<Record<string, ModelProvider>>;

export const PROVIDER_NAMES = Object.keys(PROVIDERS);

/** @returns undefined when there is no provider of this name */
export const findProvider = (name: string): ModelProvider | undefined => {
  const providers: Readonly<Record<string, ModelProvider>> = PROVIDERS;
  return Object.hasOwn(providers, name) ? providers[name] : undefined;
};
