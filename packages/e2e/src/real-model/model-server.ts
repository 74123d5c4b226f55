import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PythonEnvironment } from "./python-environment.ts";

export interface ModelServer {
  /** Base URL, with `/v1`. */
  readonly url: string;
  /** Kills it immediately, as a crash would. */
  kill(): Promise<void>;
}

/**
 * The same weights under two names. With `chatml-function-calling` the model chooses among tools, but its prompt lacks
 * the results, and it does not stream while it may choose. The model's own template is the opposite in all of this.
 */
export const CHOOSING_MODEL = "smollm2-functions";
export const READING_MODEL = "smollm2";

/** Room for the tools' schemas, a question and a few turns; also limits how long the model can ramble. */
const CONTEXT_TOKENS = 2048;
const START_TIMEOUT_MS = 120_000;

/** The OpenAI-compatible server of llama-cpp-python on a free port. */
export const startModelServer = async (
  { python, weights }: PythonEnvironment,
  workFolder: string,
): Promise<ModelServer> => {
  // With more threads than free cores, threads would wait for each other at every layer.
  const common = { model: weights, n_ctx: CONTEXT_TOKENS, n_threads: 1, n_threads_batch: 1, verbose: false };
  const config = join(workFolder, "model-server.json");
  const models = [
    { ...common, model_alias: CHOOSING_MODEL, chat_format: "chatml-function-calling" },
    { ...common, model_alias: READING_MODEL },
  ];
  writeFileSync(config, JSON.stringify({ host: "127.0.0.1", port: 0, models }));
  const child = spawn(python, ["-m", "llama_cpp.server", "--config_file", config], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env.PATH ?? "" },
  });
  const killWithUs = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", killWithUs);
  let log = "";
  const listening = Promise.withResolvers<string>();
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    log = (log + text).slice(-20_000);
    const address = /Uvicorn running on (http:\S+)/.exec(log)?.[1];
    if (address) listening.resolve(address);
  });
  child.once("exit", () => listening.reject(new Error(`The model server ended: ${log}`)));
  const timeout = setTimeout(
    () => listening.reject(new Error(`The model server did not start: ${log}`)),
    START_TIMEOUT_MS,
  );
  const url = await listening.promise.finally(() => clearTimeout(timeout));
  return {
    url: `${url}/v1`,
    kill: async () => {
      process.off("exit", killWithUs);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
};
