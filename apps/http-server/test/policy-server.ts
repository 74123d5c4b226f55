import type { ToolClient } from "@twinhost/client";
import { type CallPolicySetup, openPolicyFixture } from "@twinhost/e2e";
import { createToolServer, listen } from "@twinhost/server";
import { openKeysUnderTest } from "./keys.ts";

/** The caller is a key, as it is of every server that is not open. */
export const openPolicyServer = async (
  { allowedTools, environment }: CallPolicySetup,
  stack: "fast" | "sdk" = "fast",
) => {
  const fixture = openPolicyFixture(environment);
  const keys = openKeysUnderTest();
  const { key, id } = keys.create({ tools: allowedTools });
  const toolServer = createToolServer({
    ...fixture,
    caller: { id: "nobody", allowedTools: [] },
    keys: keys.store,
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    stack,
  });
  const listening = await listen(toolServer.app, { host: "127.0.0.1", port: 0, log: fixture.log });
  return {
    url: listening.address,
    key,
    caller: id,
    close: async () => {
      await Promise.all([toolServer.close(), listening.close(100)]);
      fixture.close();
      keys.close();
    },
  };
};

export const openPolicyClient = (
  transport: string,
  connect: (url: string, apiKey: string) => ToolClient,
  stack?: "fast" | "sdk",
) => ({
  open: async (setup: CallPolicySetup) => {
    const { url, key, caller, close } = await openPolicyServer(setup, stack);
    const client = connect(url, key);
    return {
      client,
      caller,
      transport,
      close: async () => {
        await client.close();
        await close();
      },
    };
  },
});
