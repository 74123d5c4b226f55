import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine.ts";
import { runProgram } from "./run-program.ts";

/** @throws Error if a container's health check fails */
export const checkHealth = async (engine: Engine, id: string): Promise<void> => {
  await engine.podman("healthcheck", "run", id);
};

/** @throws Error if a container runs as root, or can write outside its data and /tmp */
export const checkIsHardened = async (engine: Engine, id: string): Promise<void> => {
  const user = (await engine.podman("exec", id, "id", "-u")).trim();
  if (user !== "1000") throw new Error(`the container runs as user ${user}`);
  const written = await engine.podman("exec", id, "touch", "/home/node/file").then(
    () => true,
    () => false,
  );
  if (written) throw new Error("the container's root can be written");
};

/** Kills a container's process as a crash would, so that the container runtime restarts it. */
export const killContainer = async (engine: Engine, id: string): Promise<void> => {
  const pid = Number(await engine.podman("inspect", "--format", "{{.State.Pid}}", id));
  process.kill(pid, "SIGKILL");
};

/** A container's log, all of it from stderr. */
const logOf = (engine: Engine, id: string): Promise<string> =>
  runProgram("sh", ["-c", 'podman logs "$0" 2>&1', id], engine.environment);

/** The number of tool calls in a container's log. */
export const loggedCalls = async (engine: Engine, id: string): Promise<number> => {
  const log = await logOf(engine, id);
  return log.split("\n").filter((line) => line.includes('"tool":"calculate"')).length;
};

/** Writes a container's log into the engine's folder, to diagnose a failed check. */
export const keepLog = async (engine: Engine, id: string, name: string): Promise<void> =>
  writeFileSync(join(engine.folder, name), await logOf(engine, id));
