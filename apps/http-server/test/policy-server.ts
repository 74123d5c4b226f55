import type { ToolClient } from "@twinhost/client";
import { type CallPolicySetup, openPolicyFixture } from "@twinhost/e2e";
import { openKeysUnderTest } from "./keys.ts";
import { serveTools } from "./serve-tools.ts";

/** The caller is an API key, as on every server that is not open. */
export const openPolicyServer = async (
  { allowedTools, environment }: CallPolicySetup,
  stack: "fast" | "sdk" = "fast",
) => {
  const fixture = openPolicyFixture(environment);
  const keys = openKeysUnderTest();
  const { key, id } = keys.create({ tools: allowedTools });
  const server = await serveTools({
    ...fixture,
    caller: { id: "nobody", allowedTools: [] },
    keys: keys.store,
    stack,
  });
  return {
    url: server.url,
    key,
    caller: id,
    close: async () => {
      await server.close();
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
