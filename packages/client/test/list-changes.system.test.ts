import { join } from "node:path";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { createStdioToolClient, type ProtocolRevision } from "../src/index.ts";

const open = (revision: ProtocolRevision) => {
  const changes = { count: 0 };
  const client = createStdioToolClient({
    command: process.execPath,
    args: [join(import.meta.dirname, "fixtures/growing-host.ts")],
    env: { PATH: process.env.PATH ?? "" },
    log: pino({ level: "silent" }),
    revision,
    onToolsChanged: () => {
      changes.count++;
    },
  });
  afterAll(() => client.close());
  return { client, changes };
};

describe.each(["2026-07-28", "2025-11-25", "auto"] as const)("a tool list that changes (%s)", (revision) => {
  test("is announced, and then has the new tool", async () => {
    const { client, changes } = open(revision);
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["grow"]);
    expect(changes.count).toBe(0);
    expect(await client.callTool("grow", {})).toMatchObject({ ok: true });
    await expect.poll(() => changes.count).toBe(1);
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["grow", "grown_1"]);
  });

  test("may be different when a child is replaced or restarted", async () => {
    const { client, changes } = open(revision);
    await client.listTools();
    await client.rollingRestart();
    expect(changes.count).toBe(1);
    const { pid } = client;
    if (pid === undefined) throw new Error("no child runs");
    process.kill(pid, "SIGKILL");
    await expect
      .poll(() =>
        client.listTools().then(
          ({ length }) => length,
          () => 0,
        ),
      )
      .toBe(1);
    await expect.poll(() => changes.count).toBeGreaterThan(1);
  });
});
