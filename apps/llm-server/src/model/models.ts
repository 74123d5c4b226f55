import type { LanguageModelV4 } from "@ai-sdk/provider";
import { openPatientFetch } from "@twinhost/client";
import { createBuiltinModel } from "@twinhost/rules-model";
import { wrapModel } from "./middleware/wrap-model.ts";
import { BUILTIN, chooseModel, type ModelSettings, settingsOfModels } from "./model-settings.ts";

/** A model under the name by which callers choose it. */
export interface ServedModel {
  readonly id: string;
  readonly ownedBy: string;
  /** The setting that holds its key, for messages about a refused key. */
  readonly keySetting?: string;
  readonly model: LanguageModelV4;
  /** Whether it takes no images and answers in text only. Other models get such requests and refuse them themselves. */
  readonly isTextOnly?: boolean;
  /** Whether tool results may contain images for it. */
  readonly takesImages?: boolean | undefined;
}

/** The models of this server, behind one port: the AI SDK's model interface. */
export interface Models {
  /** The configured model. */
  readonly default: ServedModel;
  find(id: string): ServedModel | undefined;
  list(): readonly ServedModel[];
}

/** The builtin model is always available, alongside the configured ones. */
export const createModels = async (settings: ModelSettings): Promise<Models> => {
  const builtin: ServedModel = { id: BUILTIN, ownedBy: "twinhost", model: createBuiltinModel(), isTextOnly: true };
  const [configured = builtin, ...others] = await Promise.all(
    settingsOfModels(settings).map(async (one) => (await loadChosen(one)) ?? builtin),
  );
  const served = new Map([configured, ...others, builtin].map((model) => [model.id, model]));
  return { default: configured, find: (id) => served.get(id), list: () => [...served.values()] };
};

/** A model server may be far away. */
const CONNECT_TIMEOUT_MS = 10_000;

const loadChosen = async (settings: ModelSettings): Promise<ServedModel | undefined> => {
  const chosen = chooseModel(settings);
  if (!chosen) return undefined;
  const { provider, providerName, name, baseUrl, keySetting, apiKey } = chosen;
  if (baseUrl === undefined) throw new Error(`${settings.MODEL} has no base URL.`);
  // Only ANSWER_TIMEOUT_MS limits a request.
  const fetch = openPatientFetch(CONNECT_TIMEOUT_MS);
  const loaded = await provider.load(name, { baseURL: baseUrl, fetch, ...(apiKey && { apiKey }) });
  const model = await wrapModel(loaded, provider);
  return { id: settings.MODEL, ownedBy: providerName, keySetting, model, takesImages: provider.takesImages };
};
