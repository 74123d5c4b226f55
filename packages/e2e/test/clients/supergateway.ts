import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "@twinhost/testing";
import { connectThrough, headerFlags } from "./connect-through.ts";
import type { InteropClient, InteropSession, StdioCommand } from "./interop-client.ts";
import { programEnvironment, scriptOf } from "./run-program.ts";
import { sdkV1 } from "./sdk-v1.ts";
import { temporaryHome } from "./temporary-home.ts";

const script = (): string => scriptOf("supergateway", "supergateway");

/** The gateway as an HTTP server in front of a stdio program. */
const openGateway = async (host: StdioCommand, stateful: boolean): Promise<InteropSession> => {
  const home = temporaryHome();
  const port = await freePort();
  const args = ["--stdio", [host.command, ...host.args].join(" "), "--outputTransport", "streamableHttp"];
  const gateway = spawn(
    process.execPath,
    [script(), ...args, "--port", String(port), "--healthEndpoint", "/health", ...(stateful ? ["--stateful"] : [])],
    { env: { ...programEnvironment(home.path), ...host.env }, cwd: home.path, stdio: "ignore" },
  );
  const exited = once(gateway, "exit");
  const stop = async (): Promise<void> => {
    gateway.kill("SIGTERM");
    await exited;
    home.remove();
  };
  try {
    const session = await connectOnceUp(`http://127.0.0.1:${port}`, gateway);
    return { ...session, close: () => session.close().finally(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
};

const START_MS = 20_000;

const connectOnceUp = async (url: string, gateway: ChildProcess): Promise<InteropSession> => {
  const isUp = (): Promise<boolean> =>
    fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  const giveUpAt = Date.now() + START_MS;
  while (!(await isUp())) {
    if (gateway.exitCode !== null) throw new Error(`supergateway ended with ${gateway.exitCode}`);
    if (Date.now() > giveUpAt) throw new Error("supergateway does not start");
    await sleep(50);
  }
  const session = await sdkV1.http?.({ url, headers: {} });
  if (!session) throw new Error("SDK v1 has no HTTP");
  return session;
};

/** An HTTP client of the stdio host through the gateway, and the reverse. */
export const supergateway: readonly InteropClient[] = [
  { name: "supergateway, from HTTP to stdio, stateful", stdio: (host) => openGateway(host, true) },
  { name: "supergateway, from HTTP to stdio, stateless", stdio: (host) => openGateway(host, false) },
  {
    name: "supergateway, from stdio to HTTP",
    http: ({ url, headers }) =>
      connectThrough([script(), "--streamableHttp", `${url}/mcp`, "--logLevel", "none", ...headerFlags(headers)]),
  },
];
