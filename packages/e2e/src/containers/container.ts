import type { Engine } from "./engine.ts";

/** @throws Error when a container's own check of its health fails */
export const checkHealth = async (engine: Engine, id: string): Promise<void> => {
  await engine.podman("healthcheck", "run", id);
};

/** @throws Error when a container's user is root, or may write outside its data and /tmp */
export const checkIsHardened = async (engine: Engine, id: string): Promise<void> => {
  const user = (await engine.podman("exec", id, "id", "-u")).trim();
  if (user !== "1000") throw new Error(`the container runs as user ${user}`);
  const written = await engine.podman("exec", id, "touch", "/home/node/file").then(
    () => true,
    () => false,
  );
  if (written) throw new Error("the container's root can be written");
};

/** Ends a container's processes as a crash would; whoever runs containers starts it again. */
export const killContainer = async (engine: Engine, id: string): Promise<void> => {
  const pid = Number(await engine.podman("inspect", "--format", "{{.State.Pid}}", id));
  process.kill(pid, "SIGKILL");
};

/** How many tool calls a container's log has. */
export const loggedCalls = async (engine: Engine, id: string): Promise<number> => {
  const log = await engine.podman("logs", id);
  return log.split("\n").filter((line) => line.includes('"tool":"calculate"')).length;
};
