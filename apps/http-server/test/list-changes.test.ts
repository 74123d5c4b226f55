import { createHttpToolClient } from "@twinhost/client";
import { createConformanceFixture } from "@twinhost/e2e";
import { createToolServer, type Listening, listen } from "@twinhost/server";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";

const log = pino({ level: "silent" });
const fixture = createConformanceFixture();

const start = async (port = 0): Promise<{ listening: Listening; close: () => Promise<void> }> => {
  const server = createToolServer({
    ...fixture,
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    log,
  });
  const listening = await listen(server.app, { host: "127.0.0.1", port, log });
  const close = async (): Promise<void> => {
    await server.close();
    await listening.close(100);
  };
  return { listening, close };
};

describe.each(["2026-07-28", "2025-11-25", "auto"] as const)("our client over HTTP (%s)", (revision) => {
  test("is notified that the tool list changed, after the server was started again too", async () => {
    let running = await start();
    afterAll(() => running.close());
    let changes = 0;
    const client = createHttpToolClient({
      url: running.listening.address,
      revision,
      onToolsChanged: () => {
        changes++;
      },
    });
    afterAll(() => client.close());

    const tools = await client.listTools();
    expect(tools.length).toBeGreaterThan(0);
    await expect
      .poll(() => {
        fixture.library.changes.publish({ kind: "tools_list_changed" });
        return changes;
      })
      .toBeGreaterThan(0);

    const port = Number(new URL(running.listening.address).port);
    await running.close();
    running = await start(port);
    changes = 0;
    await expect
      .poll(() =>
        client.listTools().then(
          ({ length }) => length,
          () => 0,
        ),
      )
      .toBe(tools.length);
    await expect
      .poll(() => {
        fixture.library.changes.publish({ kind: "tools_list_changed" });
        return changes;
      })
      .toBeGreaterThan(0);
  });
});
