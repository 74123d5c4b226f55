import { spawn } from "node:child_process";
import { once } from "node:events";
import { freePort } from "./free-port.ts";
import { createDataDirectory } from "./hosts/data-directory.ts";

/** A Redis server for one test. */
export interface RedisProcess {
  readonly url: string;
  /** Makes it hang without closing its connections, or resume. */
  setHung(isHung: boolean): void;
  /** Ends it at once. */
  kill(): Promise<void>;
}

export interface RedisOptions {
  readonly password?: string;
  /** Paths; with them it only speaks TLS. */
  readonly tls?: { readonly cert: string; readonly key: string };
}

/** Starts Debian's Redis on a free port, or on that of an earlier one; nothing is persisted. */
export const startRedis = async (port?: number, { password, tls }: RedisOptions = {}): Promise<RedisProcess> => {
  const chosen = port ?? (await freePort());
  const folder = createDataDirectory();
  const args = [
    ...(tls ? ["--port", "0", "--tls-port", String(chosen)] : ["--port", String(chosen)]),
    ...(tls ? ["--tls-cert-file", tls.cert, "--tls-key-file", tls.key, "--tls-auth-clients", "no"] : []),
    ...(password === undefined ? [] : ["--requirepass", password]),
  ];
  const child = spawn("redis-server", [...args, "--bind", "127.0.0.1", "--save", ""], {
    cwd: folder.path,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = (): void => void child.kill("SIGKILL");
  process.once("exit", end);
  const exited = once(child, "exit");
  for await (const text of child.stdout.setEncoding("utf8")) if (String(text).includes("Ready to accept")) break;
  return {
    url: `${tls ? "rediss" : "redis"}://${password === undefined ? "" : `:${password}@`}127.0.0.1:${chosen}`,
    setHung: (isHung) => void child.kill(isHung ? "SIGSTOP" : "SIGCONT"),
    kill: async () => {
      end();
      await exited;
      process.off("exit", end);
      folder.remove();
    },
  };
};
