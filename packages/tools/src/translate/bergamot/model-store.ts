import { mkdirSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, ToolError } from "@twinhost/core";
import { untilAborted } from "../../until-aborted.ts";
import { type Direction, directionOf, folderName, isComplete, isModelPart, type ModelPart } from "./model-files.ts";
import type { RegistryModel } from "./model-records.ts";
import { openRegistry } from "./model-registry.ts";

/** A model whose files are on this machine. */
export interface StoredModel extends Direction {
  /** Their paths. */
  readonly files: ReadonlyMap<ModelPart, string>;
}

/** The models on this machine, and those in the registry, which are fetched when needed. */
export interface ModelStore {
  /** All directions. Throws ToolError `engine_unavailable` if no model is local and the registry is unavailable. */
  directions(): Promise<readonly Direction[]>;
  /** Fetches the model if it is not local yet. Throws ToolError `engine_unavailable`, also when that takes long. */
  find(direction: Direction): Promise<StoredModel>;
}

export interface ModelStoreOptions {
  readonly registryUrl: string;
  /** Created if missing. */
  readonly folder: string;
  /** How long a call waits for a model that is being fetched. */
  readonly patienceMs?: number;
  readonly log: Logger;
}

const PATIENCE_MS = 10_000;
/** How long to wait for a registry, which may have more models, when there are local ones. */
const REGISTRY_PATIENCE_MS = 2_000;
const RETRY_AFTER_MS = 5_000;
const MIB = 1024 * 1024;
const LOGGED_STEP = 0.1;

const HOW_TO_ADD =
  "put its files (model.*, lex.* and vocab.*, or srcvocab.* and trgvocab.* in place of the last) into a folder of " +
  "BERGAMOT_CACHE_DIR that is named for the direction, such as ko_en";

export const openModelStore = ({
  registryUrl,
  folder,
  patienceMs = PATIENCE_MS,
  log,
}: ModelStoreOptions): ModelStore => {
  mkdirSync(folder, { recursive: true });
  const readRegistry = openRegistry(registryUrl);
  const downloads = new Map<string, { readonly done: Promise<void>; readonly progress: () => string }>();

  /** Undefined when the model is incomplete. */
  const storedModel = (direction: Direction): StoredModel | undefined => {
    const path = join(folder, folderName(direction));
    const files = new Map<ModelPart, string>();
    for (const name of namesIn(path)) {
      const part = name.split(".")[0];
      if (isModelPart(part) && !/\.(?:part|out)$/.test(name)) files.set(part, join(path, name));
    }
    return isComplete(files) ? { ...direction, files } : undefined;
  };

  const unavailable = (what: string, cause: unknown): ToolError => {
    log.warn({ err: cause, registry: registryUrl, folder }, `bergamot: ${what}`);
    return new ToolError(
      "engine_unavailable",
      `Bergamot: ${what}. Make BERGAMOT_MODELS_URL reachable from this server, or ${HOW_TO_ADD}.`,
      { cause },
    );
  };

  const download = async ({ files, ...direction }: RegistryModel, filesUrl: URL, onBytes: (total: number) => void) => {
    const path = join(folder, folderName(direction));
    await mkdir(path, { recursive: true });
    // Imported on demand: it loads zlib and more, and models are fetched once.
    const { downloadFile } = await import("./download-file.ts");
    let before = 0;
    for (const record of files.values()) {
      const { attachment, name } = record;
      if (!namesIn(path).includes(name)) {
        const url = new URL(attachment.location, filesUrl);
        await downloadFile({ url, record, file: join(path, name), onBytes: (bytes) => onBytes(before + bytes) });
      }
      before += attachment.size;
    }
  };

  const startDownload = (model: RegistryModel, filesUrl: URL) => {
    const name = folderName(model);
    const total = model.files.values().reduce((sum, { attachment }) => sum + attachment.size, 0);
    let bytes = 0;
    let logged = 0;
    const progress = (): string => `${Math.floor(bytes / MIB)} of ${Math.ceil(total / MIB)} MiB`;
    log.info({ model: name, bytes: total }, "bergamot: fetching a model");
    const done = download(model, filesUrl, (soFar) => {
      bytes = soFar;
      if (bytes / total < logged + LOGGED_STEP) return;
      logged = bytes / total;
      log.info({ model: name, progress: progress() }, "bergamot: fetching a model");
    })
      .then(() => log.info({ model: name }, "bergamot: a model was fetched"))
      .catch((error: unknown) => {
        throw unavailable(`the model ${name} cannot be fetched`, error);
      })
      .finally(() => downloads.delete(name));
    const started = { done, progress };
    downloads.set(name, started);
    return started;
  };

  return {
    directions: async () => {
      const here = namesIn(folder).flatMap((name) => {
        const direction = directionOf(name);
        return direction && storedModel(direction) ? [direction] : [];
      });
      try {
        const reading = readRegistry();
        const { models } = await (here.length === 0
          ? reading
          : untilAborted(reading, AbortSignal.timeout(REGISTRY_PATIENCE_MS)));
        const isHere = new Set(here.map(folderName));
        return [...here, ...models.values().filter((model) => !isHere.has(folderName(model)))];
      } catch (error) {
        if (here.length === 0) throw unavailable("it has no models here, and its registry is unavailable", error);
        log.debug({ err: error }, "bergamot: the registry is unavailable");
        return here;
      }
    },
    find: async (direction) => {
      const name = folderName(direction);
      let stored = storedModel(direction);
      if (stored) return stored;
      let running = downloads.get(name);
      if (!running) {
        const { models, filesUrl } = await readRegistry().catch((error: unknown) => {
          throw unavailable(`the model ${name} is not here, and its registry is unavailable`, error);
        });
        const model = models.get(name);
        if (!model) throw unavailable(`its registry has no model ${name}`, undefined);
        running = downloads.get(name) ?? startDownload(model, filesUrl);
      }
      // The download continues whether or not anyone waits for it.
      running.done.catch(() => {});
      await Promise.race([running.done, sleep(patienceMs, undefined, { ref: false })]);
      stored = storedModel(direction);
      if (stored) return stored;
      throw new ToolError(
        "engine_unavailable",
        `Bergamot is fetching the model ${name}, ${running.progress()} so far. Try again in a few seconds.`,
        { retryAfterMs: RETRY_AFTER_MS },
      );
    },
  };
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};
