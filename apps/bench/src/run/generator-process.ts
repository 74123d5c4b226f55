import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type BirpcReturn, createBirpc } from "birpc";
import type { GeneratorApi } from "../generator/generator-api.ts";
import { ownProcess } from "../processes/own-process.ts";

export interface GeneratorProcess {
  readonly api: BirpcReturn<GeneratorApi, Record<string, never>>;
  /** Ends its servers, then the generator. */
  stop(): Promise<void>;
}

/** Far longer than any step takes; a step that hangs ends the run. */
const STEP_LIMIT_MS = 60_000;
/** Includes the three seconds for a server that must be killed. */
const STOP_LIMIT_MS = 8_000;

/**
 * Starts a load generator as a separate process, which ends when this one does.
 * @param dataDir the run's own folder, where the generators share their compile cache.
 * @param nodeOptions such as those of a profile.
 * @param stepLimitMs for steps that depend on third-party servers.
 */
export const startGenerator = (
  dataDir: string,
  nodeOptions: readonly string[] = [],
  stepLimitMs = STEP_LIMIT_MS,
): GeneratorProcess => {
  const child = fork(ownProcess("generator"), {
    serialization: "advanced",
    execArgv: [...process.execArgv, ...nodeOptions],
    env: { ...process.env, NODE_COMPILE_CACHE: join(dataDir, "compiled") },
  });
  const api = createBirpc<GeneratorApi, Record<string, never>>(
    {},
    {
      post: (message) => child.connected && child.send(message),
      on: (listener) => child.on("message", listener),
      timeout: stepLimitMs,
    },
  );
  child.on("exit", (code, signal) => {
    api.$close(new Error(`The load generator ended by itself (${signal ?? `exit code ${code}`}).`));
  });
  return {
    api,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      await Promise.race([api.stop().catch(() => {}), sleep(STOP_LIMIT_MS, undefined, { ref: false })]);
      if (child.connected) child.disconnect();
      const killer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
      await ended;
      clearTimeout(killer);
    },
  };
};
