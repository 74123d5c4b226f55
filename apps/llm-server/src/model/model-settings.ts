import { commaList, serverUrl } from "@twinhost/core";
import { z } from "zod";
import { findProvider, type ModelProvider, PROVIDER_NAMES } from "./providers.ts";

export const BUILTIN = "builtin";

const apiKey = z.string().trim().optional();

const isModel = (model: string): boolean => model === BUILTIN || parseModel(model) !== undefined;
const MODEL_FORM = `${BUILTIN} or PROVIDER:NAME, such as ollama:llama3; providers: ${PROVIDER_NAMES.join(", ")}`;

/** Which model answers, where, and with what key; and which others a question may ask for. */
export const modelSettings = z.object({
  MODEL: z
    .string()
    .refine(isModel, { error: `must be ${MODEL_FORM}`, abort: true })
    .default(BUILTIN),
  MODELS: commaList
    .refine((models) => models.every(isModel), { error: `must be a comma list of ${MODEL_FORM}`, abort: true })
    .default([]),
  MODEL_BASE_URL: serverUrl.optional(),
  MODEL_API_KEY: apiKey,
  OPENAI_API_KEY: apiKey,
  ANTHROPIC_API_KEY: apiKey,
  GOOGLE_GENERATIVE_AI_API_KEY: apiKey,
});

export type ModelSettings = z.output<typeof modelSettings>;

/** The model that `MODEL` and the related settings define together. */
export interface ChosenModel {
  readonly provider: ModelProvider;
  readonly providerName: string;
  /** As the provider calls it. */
  readonly name: string;
  /** Undefined if none is set and the provider has no default. */
  readonly baseUrl: string | undefined;
  /** The setting that the key is read from. */
  readonly keySetting: string;
  readonly apiKey: string | undefined;
}

/** @returns undefined for the builtin model */
export const chooseModel = (settings: ModelSettings): ChosenModel | undefined => {
  const named = parseModel(settings.MODEL);
  if (!named) return undefined;
  const { provider } = named;
  const keySetting = settings.MODEL_API_KEY ? "MODEL_API_KEY" : (provider.keySetting ?? "MODEL_API_KEY");
  return { ...named, baseUrl: settings.MODEL_BASE_URL ?? provider.baseUrl, keySetting, apiKey: settings[keySetting] };
};

/** The settings of each model, the default first. Other providers' models use their default address and key. */
export const settingsOfModels = (settings: ModelSettings): readonly ModelSettings[] => {
  const provider = parseModel(settings.MODEL)?.provider;
  const others = settings.MODELS.map((MODEL) =>
    parseModel(MODEL)?.provider === provider
      ? { ...settings, MODEL }
      : { ...settings, MODEL, MODEL_BASE_URL: undefined, MODEL_API_KEY: undefined },
  );
  return [settings, ...others];
};

/** `provider:name`; the name may contain colons too, as in `ollama:llama3:8b`. */
const parseModel = (model: string): Pick<ChosenModel, "provider" | "providerName" | "name"> | undefined => {
  const [, providerName = "", name = ""] = /^([^:]+):(\S+)$/.exec(model) ?? [];
  const provider = findProvider(providerName);
  return provider && { provider, providerName, name };
};

interface ModelProblem {
  readonly setting: string;
  readonly problem: string;
}

/** What is wrong with these settings taken together, and the setting that would fix it. */
export const modelProblem = (settings: ModelSettings & { readonly PORT: number }): ModelProblem | undefined =>
  settingsOfModels(settings)
    .map((one, index) => problemOf(one, `${index === 0 ? "MODEL" : "MODELS"}=${one.MODEL}`, settings.PORT))
    .find((problem) => problem !== undefined);

const problemOf = (settings: ModelSettings, model: string, port: number): ModelProblem | undefined => {
  const chosen = chooseModel(settings);
  if (!chosen) return undefined;
  const { provider, baseUrl, keySetting, apiKey } = chosen;
  if (baseUrl === undefined) {
    const problem = `${model} needs the base URL of its server, such as http://127.0.0.1:11434/v1`;
    return { setting: "MODEL_BASE_URL", problem };
  }
  if (isThisServer(baseUrl, port)) {
    const problem = `${model} would be asked at ${baseUrl}, where this server itself listens: set its address, or another PORT`;
    return { setting: "MODEL_BASE_URL", problem };
  }
  if (provider.keySetting && !apiKey) {
    return { setting: keySetting, problem: `${model} needs its provider's key, here or in MODEL_API_KEY` };
  }
  return undefined;
};

const isThisServer = (url: string, port: number): boolean => {
  const { hostname, port: urlPort } = new URL(url);
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && urlPort === String(port);
};
