import { join } from "node:path";
import { createStdioToolClient, type McpStack, type ProtocolRevision } from "@twinhost/client";
import { isAlive } from "@twinhost/testing";
import { pino } from "pino";
import { describe, expect, it } from "vitest";

/** The fixture runs from source; the compile cache saves compiling it each time. */
const COMPILED = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "" };
const log = pino({ level: "silent" });
const fixtureHost = [join(import.meta.dirname, "fixture-host.ts")];

describe.each<[ProtocolRevision, McpStack]>([
  ["2026-07-28", "fast"],
  ["2026-07-28", "sdk"],
  ["2025-11-25", "fast"],
])("stdio, revision %s, stack %s", (revision, stack) => {
  const open = () =>
    createStdioToolClient({ command: process.execPath, args: fixtureHost, env: COMPILED, log, revision, stack });

  it("fails a killed child's calls with a code, and starts another child for the next call", async () => {
    const client = open();
    expect(await client.callTool("echo", { value: 1 })).toMatchObject({ ok: true });
    const first = Number(client.pid);

    const waiting = client.callTool("wait", {});
    process.kill(first, "SIGKILL");
    expect(await waiting).toMatchObject({ ok: false, error: { code: "engine_unavailable", retryable: true } });

    await expect.poll(() => client.callTool("echo", { value: 2 })).toEqual({ ok: true, output: { value: 2 } });
    expect(client.pid).not.toBe(first);
    await client.close();
  });

  it("leaves no child behind when closed", async () => {
    const client = open();
    await client.listTools();
    const pid = Number(client.pid);
    await client.close();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

it("reports a nonexistent command as unavailable tools", async () => {
  const client = createStdioToolClient({ command: "/no/such/command", args: [], env: COMPILED, log });
  const result = await client.callTool("echo", { value: 1 });
  expect(result).toMatchObject({ ok: false, error: { code: "engine_unavailable" } });
  expect(JSON.stringify(result)).not.toContain("/no/such");
});
