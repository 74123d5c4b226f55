import { z } from "zod";
import { readBounded } from "../../read-bounded.ts";
import { pickModels, type RegistryModel } from "./model-records.ts";

/** Where Firefox finds its models: a Remote Settings server. */
export const MOZILLA_REGISTRY = "https://firefox.settings.services.mozilla.com/v1";

/** The content of a registry, with its models by the names of their folders. */
export interface Registry {
  readonly models: ReadonlyMap<string, RegistryModel>;
  /** The base of the files' locations. */
  readonly filesUrl: URL;
}

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 8 * 1024 * 1024;
const FRESH_MS = 60 * 60_000;
const RECORDS = "buckets/main/collections/translations-models-v2/records";

const serverInfo = z.object({ capabilities: z.object({ attachments: z.object({ base_url: z.url() }) }) });
const recordList = z.object({ data: z.array(z.unknown()) });

/** Reads a registry of models on first use, and again after an hour. @throws if it is unreachable or not a registry */
export const openRegistry = (url: string): (() => Promise<Registry>) => {
  const base = new URL(url.endsWith("/") ? url : `${url}/`);
  let registry: Registry | undefined;
  let readAt = 0;
  const read = async <Schema extends z.ZodType>(path: string, schema: Schema): Promise<z.output<Schema>> => {
    const response = await fetch(new URL(path, base), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`${response.url} answered with HTTP status ${response.status}.`);
    return schema.parse(JSON.parse(await readBounded(response, MAX_BYTES)));
  };
  return async () => {
    if (registry && performance.now() - readAt < FRESH_MS) return registry;
    const [info, records] = await Promise.all([read("", serverInfo), read(RECORDS, recordList)]);
    const filesUrl = new URL(info.capabilities.attachments.base_url, base);
    registry = { models: pickModels(records.data), filesUrl };
    readAt = performance.now();
    return registry;
  };
};
