import { createHttpToolClient } from "@twinhost/client";
import { createConformanceFixture } from "@twinhost/e2e";
import { afterAll, describe, expect, test } from "vitest";
import { serveTools } from "./serve-tools.ts";

const fixture = createConformanceFixture();

describe.each(["2026-07-28", "2025-11-25", "auto"] as const)("our client over HTTP (%s)", (revision) => {
  test("is notified that the tool list changed, also after a restart of the server", async () => {
    let running = await serveTools(fixture);
    afterAll(() => running.close());
    let changes = 0;
    const client = createHttpToolClient({
      url: running.url,
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

    await running.close();
    running = await serveTools(fixture, running.port);
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
