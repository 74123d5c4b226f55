import { once } from "node:events";
import { join } from "node:path";
import { startHostProcess, WORKSPACE } from "@twinhost/testing";
import { openStdioBridge } from "./stdio-bridge.ts";

export interface RunningHost {
  readonly url: string;
  close(): Promise<void>;
}

/** The HTTP host with the suite's fixture, as a separate process. */
const startHttpHost = async (): Promise<RunningHost> => {
  const entryPoint = join(WORKSPACE, "apps/http-server/test/conformance-host.ts");
  const host = startHostProcess(entryPoint, process.env, { stdout: "pipe" });
  const url = await Promise.race([
    host.process.stdout && once(host.process.stdout, "data"),
    host.exited.then(() => {
      throw new Error(`The HTTP host ended before it listened: ${host.log()}`);
    }),
  ]);
  return {
    url: String(url).trim(),
    close: async () => {
      await host.stop();
    },
  };
};

const startStdioHost = (): Promise<RunningHost> =>
  openStdioBridge(join(WORKSPACE, "apps/stdio-server/test/conformance-host.ts"));

export const HOSTS = { http: startHttpHost, stdio: startStdioHost } as const;

export type HostTransport = keyof typeof HOSTS;
