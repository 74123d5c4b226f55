import type { ServerProcess } from "@twinhost/testing";
import { builtStdioHost, createDataDirectory, hostEnvironment, startHttpHost } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApiKey } from "../src/create-api-key.ts";
import { aiSdk } from "./clients/ai-sdk.ts";
import { curlMcp, curlRest } from "./clients/curl.ts";
import { inspector } from "./clients/inspector.ts";
import type { HttpAddress, InteropClient, InteropSession, StdioCommand } from "./clients/interop-client.ts";
import { langchain } from "./clients/langchain.ts";
import { mcpRemote } from "./clients/mcp-remote.ts";
import { mcporter } from "./clients/mcporter.ts";
import { sdkV1 } from "./clients/sdk-v1.ts";
import { sdkV2 } from "./clients/sdk-v2.ts";
import { supergateway } from "./clients/supergateway.ts";

/** Every client that we claim to support, each run as its users would. */
const CLIENTS: readonly InteropClient[] = [
  sdkV1,
  ...sdkV2,
  aiSdk,
  langchain,
  mcporter,
  inspector,
  mcpRemote,
  ...supergateway,
  curlRest,
  curlMcp,
];

const EXPECTED_TOOLS = tools.map(({ name }) => name);

const openFolder = createDataDirectory();
const closedFolder = createDataDirectory();
const key = createApiKey(closedFolder.path);
let open: ServerProcess;
let closed: ServerProcess;
beforeAll(async () => {
  [open, closed] = await Promise.all([
    startHttpHost({ DATA_DIR: openFolder.path }),
    startHttpHost({ DATA_DIR: closedFolder.path }),
  ]);
});
afterAll(async () => {
  await Promise.all([open.stop(), closed.stop()]);
  openFolder.remove();
  closedFolder.remove();
});

const stdioHost = (): StdioCommand => ({
  command: process.execPath,
  args: [builtStdioHost()],
  env: hostEnvironment(openFolder.path, { LOG_LEVEL: "error" }),
});

const expectToWork = async (session: InteropSession): Promise<void> => {
  try {
    expect(await session.listTools()).toEqual(EXPECTED_TOOLS);
    expect(await session.calculate("6 * 7")).toEqual({ result: "42", value: 42 });
  } finally {
    await session.close();
  }
};

type OpenHttp = (address: HttpAddress) => Promise<InteropSession>;
const overHttp = CLIENTS.flatMap(({ name, http }): [string, OpenHttp][] => (http ? [[name, http]] : []));
const overStdio = CLIENTS.flatMap(({ name, stdio }) => (stdio ? [[name, stdio] as const] : []));

describe("the HTTP host serves", () => {
  it.each(overHttp)("%s", async (_name, connect) => {
    await expectToWork(await connect({ url: open.url, headers: {} }));
  });
});

describe("the HTTP host with keys serves", () => {
  it("no client without a key", async () => {
    expect((await fetch(`${closed.url}/tools`)).status).toBe(401);
  });

  it.each(overHttp)("%s", async (_name, connect) => {
    await expectToWork(await connect({ url: closed.url, headers: { "x-api-key": key } }));
  });
});

describe("the stdio host serves", () => {
  it.each(overStdio)("%s", async (_name, connect) => {
    await expectToWork(await connect(stdioHost()));
  });
});
