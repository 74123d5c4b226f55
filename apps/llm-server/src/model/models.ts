import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createBuiltinModel } from "./builtin/builtin-model.ts";

/** A model under the name by which callers choose it. */
export interface ServedModel {
  readonly id: string;
  readonly ownedBy: string;
  readonly model: LanguageModelV4;
}

/** The models of this server, behind one port: whatever speaks the AI SDK's model interface. */
export interface Models {
  /** The configured one. */
  readonly default: ServedModel;
  find(id: string): ServedModel | undefined;
  list(): readonly ServedModel[];
}

export interface ModelOptions {
  /** `builtin`, or `openai-compatible:NAME`. */
  readonly model: string;
  /** Base URL of the OpenAI-compatible server, `/v1` included. */
  readonly baseUrl?: string | undefined;
  readonly apiKey?: string | undefined;
}

export const OPENAI_COMPATIBLE = "openai-compatible:";

/** The builtin rules are always there; the configured model stands beside them. */
export const createModels = (options: ModelOptions): Models => {
  const builtin: ServedModel = { id: "builtin", ownedBy: "twinhost", model: createBuiltinModel() };
  const configured = options.model === builtin.id ? builtin : openAiCompatible(options);
  const served = new Map([configured, builtin].map((model) => [model.id, model]));
  return { default: configured, find: (id) => served.get(id), list: () => [...served.values()] };
};

const openAiCompatible = ({ model, baseUrl, apiKey }: ModelOptions): ServedModel => {
  if (!model.startsWith(OPENAI_COMPATIBLE) || baseUrl === undefined) {
    throw new Error(`A model is "builtin" or "${OPENAI_COMPATIBLE}NAME" with a base URL.`);
  }
  const provider = createOpenAICompatible({
    name: "openai-compatible",
    baseURL: baseUrl,
    ...(apiKey !== undefined && { apiKey }),
  });
  return { id: model, ownedBy: "openai-compatible", model: provider.chatModel(model.slice(OPENAI_COMPATIBLE.length)) };
};
