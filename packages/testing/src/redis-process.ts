import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "./free-port.ts";
import { createDataDirectory } from "./hosts/data-directory.ts";

/** A Redis of one test's own. */
export interface RedisProcess {
  readonly url: string;
  /** Lets it hang, without closing its connections, or go on. */
  setHung(isHung: boolean): void;
  /** Ends it at once. */
  kill(): Promise<void>;
}

/** Starts Debian's Redis on a free port, or on one where it ran before; it keeps nothing. */
export const startRedis = async (port?: number): Promise<RedisProcess> => {
  const chosen = port ?? (await freePort());
  const folder = createDataDirectory();
  const child = spawn("redis-server", ["--port", String(chosen), "--bind", "127.0.0.1", "--save", ""], {
    cwd: folder.path,
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  const exited = once(child, "exit");
  for await (const text of child.stdout.setEncoding("utf8")) if (String(text).includes("Ready to accept")) break;
  return {
    url: `redis://127.0.0.1:${chosen}`,
    setHung: (isHung) => void child.kill(isHung ? "SIGSTOP" : "SIGCONT"),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
      folder.remove();
    },
  };
};
