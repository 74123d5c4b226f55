import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createHttpToolClient, createRestToolClient, type ToolClient } from "@twinhost/client";
import {
  connectSdkV1Client,
  createFixtureToolbox,
  describeClientStacks,
  describeContract,
  fixtureCaller,
} from "@twinhost/e2e";
import { createToolServer, listen } from "@twinhost/server";
import { pino } from "pino";

const log = pino({ level: "silent" });

const openWith =
  (connect: (url: string) => ToolClient | Promise<ToolClient>, stack: "fast" | "sdk" = "fast") =>
  async () => {
    const toolServer = createToolServer({
      toolbox: createFixtureToolbox(),
      caller: fixtureCaller,
      isReady: () => true,
      allowedHosts: ["127.0.0.1"],
      allowedOrigins: [],
      stack,
      log,
    });
    const listening = await listen(toolServer.app, { host: "127.0.0.1", port: 0, log });
    const client = await connect(listening.address);
    return {
      client,
      close: async () => {
        await client.close();
        await Promise.all([toolServer.close(), listening.close(100)]);
      },
    };
  };

describeContract("http, revision 2026-07-28", {
  reportsProgress: true,
  open: openWith((url) => createHttpToolClient({ url })),
});

describeContract("http, revision 2025-11-25", {
  reportsProgress: true,
  open: openWith((url) => createHttpToolClient({ url, revision: "2025-11-25" })),
});

for (const revision of ["2026-07-28", "2025-11-25"] as const)
  describeClientStacks(`http, revision ${revision}`, (stack) =>
    openWith((url) => createHttpToolClient({ url, revision, stack }))(),
  );

describeContract("http, revision 2026-07-28, through the SDK", {
  reportsProgress: true,
  open: openWith((url) => createHttpToolClient({ url, stack: "sdk" }), "sdk"),
});

describeContract("http, SDK v1 client", {
  reportsProgress: true,
  open: openWith((url) => connectSdkV1Client("http", new StreamableHTTPClientTransport(new URL("/mcp", url)) as never)),
});

describeContract("rest", {
  reportsProgress: false,
  open: openWith((url) => createRestToolClient({ url })),
});

describeContract("rest, through express", {
  reportsProgress: false,
  open: openWith((url) => createRestToolClient({ url }), "sdk"),
});
