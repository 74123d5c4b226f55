import { createHttpToolClient, createRestToolClient, type ToolClient } from "@twinhost/client";
import { ToolError } from "@twinhost/core";
import { createFixtureToolbox, fixtureCaller } from "@twinhost/e2e";
import { afterEach, describe, expect, it } from "vitest";
import { serveTools } from "./serve-tools.ts";

let server: Awaited<ReturnType<typeof serveTools>> | undefined;

const start = async (port: number): Promise<number> => {
  server = await serveTools({ toolbox: createFixtureToolbox(), caller: fixtureCaller }, port);
  return server.port;
};
const stop = async (): Promise<void> => {
  await server?.close();
  server = undefined;
};
afterEach(stop);

const connections: Record<string, (url: string) => ToolClient> = {
  "http, revision 2026-07-28": (url) => createHttpToolClient({ url }),
  "http, revision 2026-07-28, SDK's client": (url) => createHttpToolClient({ url, stack: "sdk" }),
  "http, revision 2025-11-25": (url) => createHttpToolClient({ url, revision: "2025-11-25" }),
  rest: (url) => createRestToolClient({ url }),
};

describe.each(Object.entries(connections))("%s", (_name, connect) => {
  it("fails with a code while the server is unavailable, and works again once it is back", async () => {
    const port = await start(0);
    const client = connect(`http://127.0.0.1:${port}`);
    const call = () => client.callTool("echo", { value: 1 });
    expect(await call()).toMatchObject({ ok: true });

    await stop();
    expect(await call()).toMatchObject({ ok: false, error: { code: "engine_unavailable", retryable: true } });
    await expect(client.listTools()).rejects.toThrow(ToolError);

    await start(port);
    await expect.poll(call).toMatchObject({ ok: true });
    expect(await client.listTools()).toHaveLength(fixtureCaller.allowedTools.length);
    await client.close();
  });

  it("connects to a server that starts later", async () => {
    const port = await start(0);
    await stop();
    const client = connect(`http://127.0.0.1:${port}`);
    expect(await client.callTool("echo", { value: 1 })).toMatchObject({ error: { code: "engine_unavailable" } });
    await start(port);
    expect(await client.callTool("echo", { value: 1 })).toMatchObject({ ok: true });
    await client.close();
  });
});
