import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createHttpToolClient, createRestToolClient, type ToolClient } from "@twinhost/client";
import {
  connectSdkV1Client,
  createFixtureToolbox,
  describeClientStacks,
  describeContract,
  fixtureCaller,
} from "@twinhost/e2e";
import { serveTools } from "./serve-tools.ts";

const openWith =
  (connect: (url: string) => ToolClient | Promise<ToolClient>, stack: "fast" | "sdk" = "fast") =>
  async () => {
    const server = await serveTools({ toolbox: createFixtureToolbox(), caller: fixtureCaller, stack });
    const client = await connect(server.url);
    return {
      client,
      close: async () => {
        await client.close();
        await server.close();
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
