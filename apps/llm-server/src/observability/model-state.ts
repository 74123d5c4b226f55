import { cacheFor } from "@twinhost/core";
import type { ChosenModel } from "../model/model-settings.ts";

const FRESH_MS = 2_000;
const TIMEOUT_MS = 2_000;

/**
 * Whether the model's server answers and accepts the key, tested by requesting its model list. The builtin model is
 * always ready; public services are not probed, because they count every request. Never rejects.
 */
export const watchModelServer = (model: ChosenModel | undefined): (() => Promise<boolean>) => {
  if (model?.baseUrl === undefined || model.provider.keySetting) return async () => true;
  const { baseUrl, apiKey } = model;
  const look = async (): Promise<boolean> => {
    try {
      const response = await fetch(`${baseUrl.replace(/\/$/, "")}/models`, {
        headers: apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` },
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      // A server without such a list still counts as ready.
      return response.status < 500 && response.status !== 401 && response.status !== 403;
    } catch {
      return false;
    }
  };
  return cacheFor(FRESH_MS, look);
};
