import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ProtocolRevision, unavailableBecause } from "../src/index.ts";
import { residentBytes } from "../src/process-supervision/process-memory.ts";
import { codeOf, expectNothingLeft, IN_TIME_MS, openFaultyClient, processTable } from "./support/faulty-client.ts";

expectNothingLeft();

const within = async <Value>(ms: number, value: Promise<Value>): Promise<Value> => {
  const start = performance.now();
  const result = await value;
  expect(performance.now() - start).toBeLessThan(ms);
  return result;
};

describe.each<ProtocolRevision>(["2026-07-28", "2025-11-25"])("a child, revision %s", (revision) => {
  it("is spawned once per connection", async () => {
    const client = openFaultyClient({ revision });
    const pid = await client.value("pid");
    expect(client.pid).toBe(pid);
    expect(client.state().children).toEqual([{ pid, phase: "ready", busy: 0 }]);
    expect(
      processTable().filter(({ parent, command }) => parent === process.pid && command.includes("faulty-host")),
    ).toHaveLength(1);
  });

  it("killed: its calls fail with a code, and the next one works", async () => {
    const client = openFaultyClient({ revision });
    const waiting = client.callTool("slow", { ms: 60_000, value: 1 });
    const pid = Number(await client.value("pid"));
    process.kill(pid, "SIGKILL");
    expect(codeOf(await within(IN_TIME_MS, waiting))).toBe("engine_unavailable");
    expect(await client.value("pid")).not.toBe(pid);
    expect(client.state()).toMatchObject({ restarts: 1, lastExit: { pid, signal: "SIGKILL", reason: "unexpected" } });
  });

  it("stopped: its calls fail with a code in time, and another takes its place", async () => {
    const client = openFaultyClient({ revision, hangTimeoutMs: 1_000 });
    const pid = Number(await client.value("pid"));
    process.kill(pid, "SIGSTOP");
    const calls = [client.callTool("echo", { value: 1 }), client.callTool("slow", { ms: 1, value: 2 })];
    expect((await within(IN_TIME_MS, Promise.all(calls))).map(codeOf)).toEqual([
      "engine_unavailable",
      "engine_unavailable",
    ]);
    expect(await client.value("echo", { value: 3 })).toBe(3);
    expect(client.state()).toMatchObject({ restarts: 1 });
    await expect.poll(() => client.state().lastExit).toMatchObject({ pid, reason: "hung" });
  });

  it("stopped: it is detected even if every caller leaves earlier", async () => {
    const client = openFaultyClient({ revision, hangTimeoutMs: 1_000 });
    const pid = Number(await client.value("pid"));
    process.kill(pid, "SIGSTOP");
    const codes: string[] = [];
    while (!codes.includes("ok") && codes.length < 40)
      codes.push(codeOf(await client.callTool("echo", { value: 1 }, { timeoutMs: 400 })));
    expect(codes.at(-1)).toBe("ok");
    expect(codes).toContain("deadline");
  });

  it("caught in a loop: its calls fail with a code in time, and another takes its place", async () => {
    const client = openFaultyClient({ revision, hangTimeoutMs: 1_000 });
    await client.value("pid");
    expect(codeOf(await within(IN_TIME_MS, client.callTool("block", { ms: 60_000 })))).toBe("engine_unavailable");
    expect(await client.value("echo", { value: 3 })).toBe(3);
  });

  it("slow but alive: is left alone", async () => {
    const client = openFaultyClient({ revision, hangTimeoutMs: 500 });
    const pid = await client.value("pid");
    expect(await client.value("slow", { ms: 4_000, value: "late" })).toBe("late");
    expect(await client.value("pid")).toBe(pid);
    expect(client.state()).toMatchObject({ restarts: 0, invalidLines: 0 });
  });

  it("out of memory: its calls fail with a code, the next one works", async () => {
    // A busy machine may take longer to run out of memory than a silent child is given.
    const client = openFaultyClient({ revision, nodeFlags: ["--max-old-space-size=64"], hangTimeoutMs: 60_000 });
    const waiting = client.callTool("slow", { ms: 60_000, value: 1 });
    expect(codeOf(await within(IN_TIME_MS, client.callTool("run_out_of_memory", {})))).toBe("engine_unavailable");
    expect(codeOf(await waiting)).toBe("engine_unavailable");
    expect(await client.value("echo", { value: 1 })).toBe(1);
    expect(JSON.stringify(client.log)).toContain("heap out of memory");
  });

  it("that prints to stdout is still understood", async () => {
    const client = openFaultyClient({ revision, mode: "invalid-lines" });
    expect(await client.value("print", { lines: 5_000 })).toBe(5_000);
    expect(await client.value("echo", { value: 1 })).toBe(1);
    expect(client.state().invalidLines).toBe(5_003);
    expect(client.log.filter(({ msg }) => String(msg).includes("stdout"))).toHaveLength(1);
  });

  it("that floods stderr neither hangs nor fills the log", async () => {
    const client = openFaultyClient({ revision });
    expect(await client.value("flood", { lines: 100_000 })).toBe(100_000);
    await expect.poll(() => client.state().stderrLines).toBeGreaterThanOrEqual(100_000);
    expect(client.state().stderrLinesDropped).toBeGreaterThan(90_000);
    expect(client.log.length).toBeLessThan(5_000);
    await expect.poll(() => client.log.some(({ msg }) => String(msg).includes("floods"))).toBe(true);
  });

  it("accepts a large answer, and refuses one over the limit without losing the others", async () => {
    const client = openFaultyClient({ revision, maxReplyBytes: 4 * 1024 * 1024 });
    const pid = await client.value("pid");
    const other = client.callTool("slow", { ms: 1_500, value: "other" });
    // The SDK's server sends the payload twice, as text and as structured content.
    expect(String(await client.value("big", { bytes: 1024 * 1024 }))).toHaveLength(1024 * 1024);
    const refused = await client.callTool("big", { bytes: 20 * 1024 * 1024 });
    expect(refused).toMatchObject({ ok: false, error: { code: "too_large", retryable: false } });
    expect(await other).toEqual({ ok: true, output: { value: "other" } });
    expect(await client.value("pid")).toBe(pid);
    expect(client.state().tooLargeReplies).toBe(1);
  });
});

describe("a child that does not start", () => {
  it("fails calls with a code, and at once when its restarts are spent", async () => {
    const client = openFaultyClient({ mode: "refuse", restarts: { max: 2, windowMs: 60_000 } });
    for (let attempt = 0; attempt < 3; attempt++)
      expect(codeOf(await within(IN_TIME_MS, client.callTool("echo", { value: 1 })))).toBe("engine_unavailable");
    // At once: no child is started for it, as the count of restarts below shows.
    const refused = await client.callTool("echo", { value: 1 });
    expect(refused).toMatchObject({
      error: { code: "engine_unavailable", message: expect.stringContaining("too often") },
    });
    await expect(client.listTools()).rejects.toMatchObject({ code: "engine_unavailable" });
    expect(client.state()).toMatchObject({ children: [], restarts: 2 });
    expect(JSON.stringify(client.log)).toContain("cannot open the database");
  });

  it("keeps its last words as the reason when its restarts are spent", async () => {
    const client = openFaultyClient({ mode: "refuse", restarts: { max: 1, windowMs: 60_000 } });
    const listed = () => client.listTools().catch((thrown: Error) => thrown);
    await expect.poll(async () => String(await listed())).toContain("too often");
    for (let again = 0; again < 3; again++)
      expect(unavailableBecause(await listed())).toMatch(/^the process ended too often \(.*cannot open the database/);
  });

  it("because its command is missing fails every call alike, spends no restart, and starts once the command is there", async () => {
    const folder = mkdtempSync(join(tmpdir(), "twinhost-command-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const command = join(folder, "node");
    const client = openFaultyClient({ command, restarts: { max: 2, windowMs: 60_000 } });
    for (let attempt = 0; attempt < 5; attempt++) {
      const refused = await within(IN_TIME_MS, client.callTool("echo", { value: 1 }));
      expect(refused).toMatchObject({
        error: { code: "engine_unavailable", message: expect.stringContaining("cannot be run (ENOENT)") },
      });
      expect(JSON.stringify(refused)).not.toContain(folder);
    }
    const error = await client.listTools().catch((thrown) => thrown);
    expect(unavailableBecause(error)).toBe(`the command "${command}" was not found (ENOENT)`);
    expect(client.state()).toMatchObject({ children: [], restarts: 0 });

    symlinkSync(process.execPath, command);
    await expect
      .poll(async () => codeOf(await client.callTool("echo", { value: 1 })), { timeout: 60_000, interval: 500 })
      .toBe("ok");
    expect(client.state()).toMatchObject({ restarts: 0 });
  });

  it("that never answers is given up in time, and its process ended", async () => {
    const client = openFaultyClient({ mode: "mute", readyTimeoutMs: 500 });
    expect(codeOf(await within(IN_TIME_MS, client.callTool("echo", { value: 1 })))).toBe("engine_unavailable");
    await expect.poll(() => client.state().children).toEqual([]);
  });

  it("keeps no caller waiting beyond its timeout", async () => {
    const client = openFaultyClient({ mode: "mute" });
    expect(codeOf(await within(IN_TIME_MS, client.callTool("echo", { value: 1 }, { timeoutMs: 300 })))).toBe(
      "deadline",
    );
    await client.close();
  });
});

describe("memory", () => {
  const limitBytes = 300 * 1024 * 1024;

  it("over the limit: the child is replaced and finishes its calls", async () => {
    const client = openFaultyClient({ memoryLimitBytes: limitBytes });
    const pid = await client.value("pid");
    const slow = client.callTool("slow", { ms: 5_000, value: "done" });
    await client.callTool("keep", { megabytes: 280 });
    await expect.poll(() => client.value("pid")).not.toBe(pid);
    expect(client.state().children).toContainEqual({ pid, phase: "draining", busy: 1 });
    expect(await slow).toEqual({ ok: true, output: { value: "done" } });
    await expect.poll(() => client.state()).toMatchObject({ replacements: 1, lastExit: { pid, reason: "closed" } });
  });

  it("far over the limit: the child is killed, its calls fail with a code, the next one works", async () => {
    const client = openFaultyClient({ memoryLimitBytes: limitBytes });
    const pid = await client.value("pid");
    const slow = client.callTool("slow", { ms: 60_000, value: 1 });
    await client.callTool("keep", { megabytes: 600 });
    expect(codeOf(await within(IN_TIME_MS, slow))).toBe("engine_unavailable");
    expect(await client.value("echo", { value: 1 })).toBe(1);
    await expect.poll(() => client.state().lastExit).toMatchObject({ pid, reason: "memory" });
  });

  it("includes what the child started", async () => {
    const measured = openFaultyClient();
    const alone = await residentBytes(Number(await measured.value("pid")));
    expect(alone).toBeGreaterThan(20 * 1024 * 1024);

    const client = openFaultyClient({ memoryLimitBytes: alone + 60 * 1024 * 1024 });
    const pid = await client.value("pid");
    // Each is a separate Node process of some 50 MB.
    await client.value("start_process");
    await client.value("start_process");
    await expect.poll(() => client.pid).not.toBe(pid);
  });
});
