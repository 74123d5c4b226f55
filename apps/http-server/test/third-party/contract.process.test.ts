import {
  createHttpToolClient,
  createRestToolClient,
  createStdioToolClient,
  type McpStack,
  type ToolClient,
} from "@twinhost/client";
import { LOCAL_CALLER } from "@twinhost/core";
import { createFixtureToolbox, describeContract } from "@twinhost/e2e";
import { builtStdioHost, createDataDirectory, hostEnvironment, silentLog } from "@twinhost/testing";
import { serveTools } from "../serve-tools.ts";
import { callerInFront, fixtureEntry, innerTools } from "./behind.ts";
import { serveInFront } from "./in-front.ts";
import { writeMcpConfig } from "./write-mcp-config.ts";

/** An HTTP host in front of this entry's server. */
const openInFront = async (entry: Record<string, unknown>, connect: (url: string) => ToolClient, stack: McpStack) => {
  const server = await serveInFront({ inner: entry }, { caller: callerInFront, stack });
  const client = connect(server.url);
  return {
    client: innerTools(client),
    close: async () => {
      await client.close();
      await server.close();
    },
  };
};

const behindStdio = (connect: (url: string) => ToolClient, stack: McpStack = "fast") =>
  openInFront(fixtureEntry, connect, stack);

/** The server behind speaks HTTP as well. */
const behindHttp = async (connect: (url: string) => ToolClient, stack: McpStack = "fast") => {
  const inner = await serveTools({ toolbox: createFixtureToolbox(), caller: LOCAL_CALLER });
  const { client, close } = await openInFront({ url: `${inner.url}/mcp` }, connect, stack);
  return {
    client,
    close: async () => {
      await close();
      await inner.close();
    },
  };
};

describeContract("http in front of stdio, revision 2026-07-28", {
  reportsProgress: true,
  open: () => behindStdio((url) => createHttpToolClient({ url })),
});
describeContract("http in front of stdio, revision 2025-11-25, through the SDK", {
  reportsProgress: true,
  open: () => behindStdio((url) => createHttpToolClient({ url, revision: "2025-11-25", stack: "sdk" }), "sdk"),
});
describeContract("rest in front of stdio", {
  reportsProgress: false,
  open: () => behindStdio((url) => createRestToolClient({ url })),
});
describeContract("http in front of http, revision 2025-11-25", {
  reportsProgress: true,
  open: () => behindHttp((url) => createHttpToolClient({ url, revision: "2025-11-25" })),
});

describeContract("the built stdio host in front of stdio, revision 2026-07-28", {
  reportsProgress: true,
  open: async () => {
    const data = createDataDirectory();
    const client = createStdioToolClient({
      command: process.execPath,
      args: [builtStdioHost(), "--mcp-config", writeMcpConfig({ inner: fixtureEntry })],
      env: hostEnvironment(data.path, { ALLOWED_TOOLS: callerInFront.allowedTools.join(",") }),
      log: silentLog,
    });
    return {
      client: innerTools(client),
      close: async () => {
        await client.close();
        data.remove();
      },
    };
  },
});
