import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { type Logger, ToolError } from "@twinhost/core";
import { type Direction, folderName, type ModelPart } from "./model-files.ts";
import type { StoredModel } from "./model-store.ts";

/** Translates in a separate thread, one request at a time. */
export interface BergamotThread {
  /** With one model, or with two of which the second translates the output of the first. Throws ToolError. */
  translate(models: readonly StoredModel[], texts: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The thread's answer to a request; see the package's `translator-worker.js`. */
interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** A request that takes longer is taken to hang; starting the thread counts as a request too. */
const LIMIT_MS = 60_000;
/** A large model takes 250 MiB. */
const MAX_LOADED = 4;

/** Next to the chunk in a bundle, next to this file in the source. */
const WORKER_URL = new URL(
  import.meta.url.endsWith(".ts") ? "./bergamot-worker.ts" : "./bergamot-worker.js",
  import.meta.url,
);

/** WebAssembly and its script: next to the chunk in an app's bundle, otherwise in their package. */
const findEngine = (): string => {
  const beside = new URL("./bergamot/", import.meta.url);
  if (existsSync(beside)) return beside.href;
  return new URL("./worker/", import.meta.resolve("@browsermt/bergamot-translator/package.json")).href;
};

/** Starts the thread with the first request, and again after a failed one, which leaves WebAssembly unusable. */
export const createBergamotThread = (log: Logger): BergamotThread => {
  let worker: Worker | undefined;
  /** The loaded models, least recently used first. */
  const loaded = new Map<string, Direction>();
  let count = 0;

  const stop = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    loaded.clear();
    await stopped?.terminate();
  };

  const request = async (to: Worker, name: string, ...args: readonly unknown[]): Promise<unknown> => {
    const id = ++count;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const onMessage = (answer: Answer): void => {
      if (answer.id !== id) return;
      if (answer.error) reject(new Error(`${name}: ${answer.error.message}`));
      else resolve(answer.result);
    };
    const onExit = (): void => reject(new Error(`${name}: the thread ended`));
    const timer = setTimeout(() => reject(new Error(`${name} took longer than ${LIMIT_MS} ms`)), LIMIT_MS);
    to.on("message", onMessage).on("error", reject).on("exit", onExit).ref();
    try {
      to.postMessage({ id, name, args });
      return await promise;
    } finally {
      clearTimeout(timer);
      to.off("message", onMessage).off("error", reject).off("exit", onExit).unref();
    }
  };

  const start = async (): Promise<Worker> => {
    const started = new Worker(WORKER_URL, {
      name: "bergamot",
      workerData: findEngine(),
      env: {},
      // stdout may carry the protocol: the thread must not write to it.
      stdout: true,
      stderr: true,
    });
    started.stderr.setEncoding("utf8").on("data", (text: string) => log.debug({ text }, "bergamot"));
    const forget = (): void => {
      if (worker === started) void stop();
    };
    // An error event without a listener would end the process.
    started.on("error", forget).on("exit", forget);
    worker = started;
    await request(started, "initialize", {});
    return started;
  };

  const load = async (to: Worker, model: StoredModel): Promise<void> => {
    const name = folderName(model);
    const isLoaded = loaded.delete(name);
    if (!isLoaded) await request(to, "loadTranslationModel", keyOf(model), await readModel(model));
    loaded.set(name, model);
  };

  return {
    translate: async (models, texts) => {
      const names = models.map(folderName).join(", ");
      try {
        const to = worker ?? (await start());
        for (const model of models) await load(to, model);
        for (const [name, direction] of [...loaded].slice(0, -MAX_LOADED)) {
          loaded.delete(name);
          await request(to, "freeTranslationModel", keyOf(direction));
        }
        const answers = (await request(to, "translate", {
          models: models.map(keyOf),
          texts: texts.map((text) => ({ text, html: false, qualityScores: false })),
        })) as readonly { readonly target: { readonly text: string } }[];
        return answers.map(({ target }) => target.text);
      } catch (cause) {
        log.warn({ err: cause, models: names }, "bergamot: failed");
        await stop();
        throw new ToolError(
          "engine_unavailable",
          `Bergamot failed with ${names}. If it does so again, its files may be damaged or of another version: the operator ` +
            "can remove its folder from BERGAMOT_CACHE_DIR, so that it is fetched anew.",
          { cause },
        );
      }
    },
    close: stop,
  };
};

const keyOf = ({ source, target }: Direction) => ({ from: source, to: target });

const readModel = async ({ files }: StoredModel) => {
  const read = async (part: ModelPart) => {
    const file = files.get(part);
    return file === undefined ? undefined : new Uint8Array(await readFile(file)).buffer;
  };
  const vocabularies = await Promise.all([read("vocab"), read("srcvocab"), read("trgvocab")]);
  return {
    model: await read("model"),
    shortlist: await read("lex"),
    vocabs: vocabularies.filter((vocabulary) => vocabulary !== undefined).slice(-2),
    qualityModel: null,
    // Chosen by the file name, as Firefox does.
    ...(files.get("model")?.endsWith("intgemm8.bin") && { config: { "gemm-precision": "int8shiftAll" } }),
  };
};
