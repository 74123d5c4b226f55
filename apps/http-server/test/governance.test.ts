import { describeGovernance, openGovernedFixture } from "@twinhost/contract-suite";
import { listen } from "@twinhost/http-kit";
import { createHttpToolClient, createRestToolClient, type ToolClient } from "@twinhost/tool-client";
import type { Caller } from "@twinhost/tools";
import { createToolServer } from "../src/app.ts";
import { openKeysUnderTest } from "./keys.ts";

/** The caller is a key, as it is of every server that is not open. */
const openWith = (transport: string, connect: (url: string, apiKey: string) => ToolClient) => ({
  open: async ({ allowedTools, environment }: { allowedTools: Caller["allowedTools"]; environment: object }) => {
    const fixture = openGovernedFixture(environment as Record<string, string>);
    const keys = openKeysUnderTest();
    const { key, id } = keys.create({ tools: allowedTools });
    const toolServer = createToolServer({
      ...fixture,
      caller: { id: "nobody", allowedTools: [] },
      keys: keys.store,
      isReady: () => true,
      allowedHosts: ["127.0.0.1"],
      allowedOrigins: [],
    });
    const listening = await listen(toolServer.app, { host: "127.0.0.1", port: 0, log: fixture.log });
    const client = connect(listening.address, key);
    return {
      client,
      caller: id,
      transport,
      close: async () => {
        await client.close();
        await Promise.all([toolServer.close(), listening.close(100)]);
        fixture.close();
        keys.close();
      },
    };
  },
});

describeGovernance(
  "http, revision 2026-07-28",
  openWith("http", (url, apiKey) => createHttpToolClient({ url, apiKey })),
);
describeGovernance(
  "http, revision 2025-11-25",
  openWith("http", (url, apiKey) => createHttpToolClient({ url, apiKey, revision: "2025-11-25" })),
);
describeGovernance(
  "rest",
  openWith("rest", (url, apiKey) => createRestToolClient({ url, apiKey })),
);
