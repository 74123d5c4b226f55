import type { LanguageModelV4 } from "@ai-sdk/provider";
import { createBuiltinModel } from "@twinhost/rules-model";
import { wrapModel } from "./middleware/wrap-model.ts";
import { BUILTIN, chooseModel, type ModelSettings, settingsOfModels } from "./model-settings.ts";

/** A model under the name by which callers choose it. */
export interface ServedModel {
  readonly id: string;
  readonly ownedBy: string;
  /** The setting that holds its key, for messages about a key that is refused. */
  readonly keySetting?: string;
  readonly model: LanguageModelV4;
  /** It sees no images and answers in no other format; others are asked, and say so themselves. */
  readonly isTextOnly?: boolean;
  /** Whether a tool's result may hold images for it. */
  readonly takesImages?: boolean | undefined;
}

/** The models of this server, behind one port: whatever speaks the AI SDK's model interface. */
export interface Models {
  /** The configured one. */
  readonly default: ServedModel;
  find(id: string): ServedModel | undefined;
  list(): readonly ServedModel[];
}

/** The builtin rules are always there; the configured models stand beside them. */
export const createModels = async (settings: ModelSettings): Promise<Models> => {
  const builtin: ServedModel = { id: BUILTIN, ownedBy: "twinhost", model: createBuiltinModel(), isTextOnly: true };
  const [configured = builtin, ...others] = await Promise.all(
    settingsOfModels(settings).map(async (one) => (await loadChosen(one)) ?? builtin),
  );
  const served = new Map([configured, ...others, builtin].map((model) => [model.id, model]));
  return { default: configured, find: (id) => served.get(id), list: () => [...served.values()] };
};

const loadChosen = async (settings: ModelSettings): Promise<ServedModel | undefined> => {
  const chosen = chooseModel(settings);
  if (!chosen) return undefined;
  const { provider, providerName, name, baseUrl, keySetting, apiKey } = chosen;
  if (baseUrl === undefined) throw new Error(`${settings.MODEL} has no base URL.`);
  const loaded = await provider.load(name, { baseURL: baseUrl, ...(apiKey && { apiKey }) });
  const model = await wrapModel(loaded, provider);
  return { id: settings.MODEL, ownedBy: providerName, keySetting, model, takesImages: provider.takesImages };
};
