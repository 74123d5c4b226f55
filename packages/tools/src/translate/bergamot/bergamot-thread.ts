import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import { type Logger, ToolError } from "@twinhost/core";
import { type Direction, folderName, type ModelPart } from "./model-files.ts";
import type { StoredModel } from "./model-store.ts";

/** Translates in a thread of its own, one request at a time. */
export interface BergamotThread {
  /** By one model, or by two of which the second translates what the first made. Throws ToolError. */
  translate(models: readonly StoredModel[], texts: readonly string[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What the thread answers to a request; see the package's `translator-worker.js`. */
interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: { readonly message?: string };
}

/** A request that takes longer is one that never ends; the start of the thread is one, too. */
const LIMIT_MS = 60_000;
/** Of a large model 250 MiB each. */
const MAX_LOADED = 4;

/** Beside the chunk in a bundle, beside this file in the source. */
const WORKER_URL = new URL(
  import.meta.url.endsWith(".ts") ? "./bergamot-worker.ts" : "./bergamot-worker.js",
  import.meta.url,
);

/** WebAssembly and its script: beside the chunk in an app's bundle, in their package otherwise. */
const findEngine = (): string => {
  const beside = new URL("./bergamot/", import.meta.url);
  if (existsSync(beside)) return beside.href;
  return new URL("./worker/", import.meta.resolve("@browsermt/bergamot-translator/package.json")).href;
};

/** The thread is started by the first request, and again after one that failed: WebAssembly is of no use after that. */
export const createBergamotThread = (log: Logger): BergamotThread => {
  let worker: Worker | undefined;
  /** In the order of their last use. */
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
      // stdout may be the protocol's: nothing of the thread goes there.
      stdout: true,
      stderr: true,
    });
    started.stderr.setEncoding("utf8").on("data", (text: string) => log.debug({ text }, "bergamot"));
    const forget = (): void => {
      if (worker === started) void stop();
    };
    // An error that nobody listens to would end the process.
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
    // As Firefox chooses it, by the name.
    ...(files.get("model")?.endsWith("intgemm8.bin") && { config: { "gemm-precision": "int8shiftAll" } }),
  };
};
