import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { InteropClient, InteropSession, StdioCommand } from "./interop-client.ts";
import { programEnvironment, scriptOf } from "./run-program.ts";
import { sdkV1 } from "./sdk-v1.ts";
import { temporaryHome } from "./temporary-home.ts";

const script = (): string => scriptOf("supergateway", "supergateway");

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
};

/** The gateway as an HTTP server before a program that speaks stdio. */
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

/** An HTTP client that reaches the stdio host through the gateway, and the other way round. */
export const supergateway: readonly InteropClient[] = [
  { name: "supergateway, from HTTP to stdio, stateful", stdio: (host) => openGateway(host, true) },
  { name: "supergateway, from HTTP to stdio, stateless", stdio: (host) => openGateway(host, false) },
  {
    name: "supergateway, from stdio to HTTP",
    http: async ({ url, headers }) => {
      const home = temporaryHome();
      const headerFlags = Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}: ${value}`]);
      const session = await sdkV1.stdio?.({
        command: process.execPath,
        args: [script(), "--streamableHttp", `${url}/mcp`, "--logLevel", "none", ...headerFlags],
        env: programEnvironment(home.path),
      });
      if (!session) throw new Error("SDK v1 has no stdio");
      return {
        ...session,
        close: async () => {
          await session.close();
          home.remove();
        },
      };
    },
  },
];
