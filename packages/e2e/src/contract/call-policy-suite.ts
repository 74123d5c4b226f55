import { join } from "node:path";
import type { ToolClient } from "@twinhost/client";
import type { JsonObject } from "@twinhost/core";
import type { UsageQuery } from "@twinhost/policy";
import { describe, expect, it, onTestFinished } from "vitest";
import { readLog, readUsage, temporaryFolder } from "./call-policy-files.ts";

/** Settings of a host; plain text only, because it may be another process. */
export interface CallPolicySetup {
  /** Patterns of the tools that its only caller may use. */
  readonly allowedTools: readonly string[];
  /** For `openPolicyFixture`: DATA_DIR, LOG_FILE, LOG_LEVEL, USAGE and the limits. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface CallPolicySubject {
  /** Starts a host of `openPolicyFixture(setup.environment)`, and opens a client as its only caller. */
  open(setup: CallPolicySetup): Promise<{
    readonly client: ToolClient;
    /** The names of caller and transport in usage and audit. */
    readonly caller: string;
    readonly transport: string;
    close(): Promise<void>;
  }>;
}

/** The suite for access, limits, usage and audit, which every host must pass over any transport. */
export const describeCallPolicy = (name: string, subject: CallPolicySubject): void => {
  const start = async (settings: Record<string, string> = {}, allowedTools: readonly string[] = ["*"]) => {
    const folder = settings.DATA_DIR ?? temporaryFolder();
    const logFile = join(folder, "log.ndjson");
    const environment = { DATA_DIR: folder, LOG_FILE: logFile, ...settings };
    const { client, caller, transport, close } = await subject.open({ allowedTools, environment });
    let isOpen = true;
    const stop = async (): Promise<void> => {
      if (isOpen) await close();
      isOpen = false;
    };
    onTestFinished(stop);
    const call = (tool: string, args: JsonObject = {}, signal?: AbortSignal) => client.callTool(tool, args, { signal });
    return {
      folder,
      client,
      caller,
      transport,
      stop,
      call,
      /** A call's outcome: `ok` or its error code. */
      outcomeOf: async (tool: string, args?: JsonObject): Promise<string> => {
        const result = await call(tool, args);
        return result.ok ? "ok" : result.error.code;
      },
      usage: (query: UsageQuery) => readUsage(folder, query),
      log: () => readLog(logFile),
    };
  };
  const ECHO = { value: "도구" };
  /** `{"value":"도구"}` in UTF-8. */
  const ECHO_BYTES = 18;

  describe(`access: ${name}`, () => {
    it.each([
      [
        ["echo", "add_*"],
        ["echo", "add_up"],
      ],
      [["*o*t"], ["wrong_output"]],
      [[], []],
    ])("with %j allowed, lists only the tools %j", async (allowed, expected) => {
      const { client } = await start({}, allowed);
      expect((await client.listTools()).map((tool) => tool.name)).toEqual(expected);
    });

    it("runs only allowed tools, and reveals nothing about a forbidden tool's arguments", async () => {
      const { call, outcomeOf } = await start({}, ["echo", "add_*"]);
      expect(await outcomeOf("echo", ECHO)).toBe("ok");
      expect(await outcomeOf("add_up", { numbers: [1] })).toBe("ok");
      expect(await outcomeOf("crash")).toBe("forbidden");
      expect(await call("fail", { wrong: 1 })).toMatchObject({
        ok: false,
        error: { code: "forbidden", retryable: false },
      });
      expect(await outcomeOf("no_such_tool")).toBe("unknown_tool");
    });
  });

  describe(`limits: ${name}`, () => {
    it("rejects calls over the caller's rate limit as retryable", async () => {
      const { call, outcomeOf } = await start({ RATE_LIMIT: "2/min" });
      expect([await outcomeOf("echo", ECHO), await outcomeOf("add_up", {})]).toEqual(["ok", "invalid_arguments"]);
      expect(await call("echo", ECHO)).toMatchObject({
        ok: false,
        error: { code: "rate_limited", retryable: true, message: expect.stringMatching(/2 calls per minute.* \d+ s/) },
      });
      const refused = await call("echo", ECHO);
      const retryAfterMs = refused.ok ? 0 : (refused.error.retryAfterMs ?? 0);
      expect(retryAfterMs > 0 && retryAfterMs <= 60_000).toBe(true);
    });

    it("does not count calls that access control rejected", async () => {
      const { outcomeOf } = await start({ RATE_LIMIT: "1/min" }, ["echo"]);
      expect([await outcomeOf("crash"), await outcomeOf("no_such_tool")]).toEqual(["forbidden", "unknown_tool"]);
      expect([await outcomeOf("echo", ECHO), await outcomeOf("echo", ECHO)]).toEqual(["ok", "rate_limited"]);
    });

    it("limits a tool's rate without affecting other tools", async () => {
      const { outcomeOf } = await start({ TOOL_RATE_LIMITS: "echo=1/min" });
      expect([await outcomeOf("echo", ECHO), await outcomeOf("echo", ECHO)]).toEqual(["ok", "rate_limited"]);
      expect(await outcomeOf("add_up", { numbers: [1] })).toBe("ok");
    });

    it.each([
      ["a caller", { MAX_CONCURRENT_CALLS: "2" }, "echo", ECHO, "rate_limited"],
      ["a tool", { TOOL_MAX_CONCURRENT_CALLS: "wait=2,*=9" }, "wait", {}, 2],
    ])(
      "rejects calls of %s that exceed its concurrency limit, until one of them ends",
      async (_who, settings, tool, args, full) => {
        const { call, client } = await start(settings);
        const leaving = new AbortController();
        // Reading the tracker is a call too: while it holds the last slot, another call is rejected and tries again.
        const stay = async (): Promise<unknown> => {
          const result = await call("wait", {}, leaving.signal);
          return !result.ok && result.error.code === "rate_limited" ? stay() : result;
        };
        const running = [stay(), stay()];
        const waiting = async () => {
          const result = await call("callTracker");
          return result.ok ? result.output.waiting : result.error.code;
        };
        const another = async () => {
          const result = await client.callTool(tool, args, { timeoutMs: 500 });
          return result.ok ? "ok" : result.error.code;
        };
        await expect.poll(waiting, { timeout: 10_000 }).toBe(full);
        expect(await another()).toBe("rate_limited");
        leaving.abort();
        await Promise.all(running);
        await expect.poll(another, { timeout: 10_000 }).not.toBe("rate_limited");
      },
    );

    it("returns a result of exactly the limit, and none above it", async () => {
      const { call, outcomeOf } = await start({ MAX_RESULT_BYTES: String(ECHO_BYTES) });
      expect(await outcomeOf("echo", ECHO)).toBe("ok");
      expect(await call("echo", { value: "도구들" })).toMatchObject({
        ok: false,
        error: { code: "too_large", retryable: false, message: expect.stringContaining(`${ECHO_BYTES} bytes`) },
      });
    });

    it("shortens every tool's deadline and stops its work", async () => {
      const { call, outcomeOf } = await start({ MAX_CALL_MS: "200" });
      expect(await outcomeOf("wait")).toBe("deadline");
      await expect.poll(() => call("callTracker")).toEqual({ ok: true, output: { waiting: 0, stopped: 1 } });
    });
  });

  describe(`usage: ${name}`, () => {
    it("counts every call by tool, whatever its outcome, with the same byte counts over every transport", async () => {
      const { call, usage } = await start({}, ["echo", "fail", "crash"]);
      for (const [tool, args] of [
        ["echo", ECHO],
        ["echo", ECHO],
        ["echo", {}],
        ["fail", { code: "engine_unavailable" }],
        ["crash", {}],
        ["add_up", {}],
        ["no_such_tool", {}],
      ] as const)
        await call(tool, args);
      const row = (tool: string, calls: number, errors: number, errorsByCode: Record<string, number>) =>
        expect.objectContaining({ name: tool, calls, errors, errorsByCode });
      await expect
        .poll(() => usage({ by: "tool", period: "day" }), { timeout: 10_000 })
        .toEqual([
          row("(unknown)", 1, 1, { unknown_tool: 1 }),
          row("add_up", 1, 1, { forbidden: 1 }),
          row("crash", 1, 1, { internal: 1 }),
          row("echo", 3, 1, { invalid_arguments: 1 }),
          row("fail", 1, 1, { engine_unavailable: 1 }),
        ]);
      const echo = usage({ by: "tool", period: "day" }).find((one) => one.name === "echo");
      expect(echo).toMatchObject({ bytesIn: 2 * ECHO_BYTES + "{}".length, bytesOut: 2 * ECHO_BYTES });
      expect(echo?.p50Ms).toBeGreaterThan(0);
      expect(echo?.p95Ms).toBeGreaterThanOrEqual(echo?.p50Ms ?? 0);
    });

    it("counts by caller, across restarts", async () => {
      const first = await start();
      await first.call("echo", ECHO);
      await first.stop();
      const second = await start({ DATA_DIR: first.folder });
      await second.call("echo", ECHO);
      const callers = async (): Promise<[string, number][]> =>
        second.usage({ by: "caller", period: "day" }).map(({ name: caller, calls }) => [caller, calls]);
      const expected = Map.groupBy([first.caller, second.caller], (caller) => caller);
      await expect
        .poll(callers, { timeout: 10_000 })
        .toEqual([...expected].map(([caller, calls]) => [caller, calls.length]).sort());
    });

    it("counts nothing when switched off", async () => {
      const { call, usage, stop } = await start({ USAGE: "off" });
      await call("echo", ECHO);
      await stop();
      expect(usage({ by: "tool", period: "day" })).toEqual([]);
    });
  });

  describe(`audit: ${name}`, () => {
    it("logs one line per call with caller, tool and outcome, without arguments or results", async () => {
      const { call, caller, transport, log } = await start({}, ["echo"]);
      await call("echo", { value: "the private words" });
      await call("crash", { value: "the private words" });
      await call("no private tool");
      const line = { level: 30, caller, transport, requestId: expect.any(String), durationMs: expect.any(Number) };
      await expect
        .poll(() => log().filter(({ msg }) => msg === "tool call"))
        .toMatchObject([
          { ...line, tool: "echo", outcome: "ok" },
          { ...line, tool: "crash", outcome: "forbidden" },
          { ...line, tool: "(unknown)", outcome: "unknown_tool" },
        ]);
      expect(JSON.stringify(log())).not.toContain("private");
      expect(new Set(log().map(({ requestId }) => requestId)).size).toBe(3);
    });

    it("is silent at a higher log level", async () => {
      const { call, log } = await start({ LOG_LEVEL: "warn" });
      await call("echo", ECHO);
      await call("crash");
      await expect.poll(() => log().map(({ msg }) => msg)).toEqual(["tool failed"]);
    });
  });
};
