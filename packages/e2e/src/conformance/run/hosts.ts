import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openStdioBridge } from "./stdio-bridge.ts";

export interface RunningHost {
  readonly url: string;
  close(): Promise<void>;
}

const WORKSPACE = join(import.meta.dirname, "../../../../..");

/** The HTTP host's plumbing with the suite's fixture, as its own process. */
const startHttpHost = async (): Promise<RunningHost> => {
  const child = spawn(process.execPath, [join(WORKSPACE, "apps/http-server/test/conformance-host.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout });
  const exited = once(child, "exit");
  const [url] = (await Promise.race([
    once(lines, "line"),
    exited.then(() => {
      throw new Error("The HTTP host ended before it listened.");
    }),
  ])) as [string];
  return {
    url,
    close: async () => {
      child.kill();
      await exited;
    },
  };
};

const startStdioHost = (): Promise<RunningHost> =>
  openStdioBridge(join(WORKSPACE, "apps/stdio-server/test/conformance-host.ts"));

export const HOSTS = { http: startHttpHost, stdio: startStdioHost } as const;

export type HostTransport = keyof typeof HOSTS;
