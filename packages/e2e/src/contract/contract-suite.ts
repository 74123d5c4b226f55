import type { ServerTiming, ToolClient } from "@twinhost/client";
import { ERROR_CODES, ERRORS, type JsonValue, TOOL_ERRORS_META } from "@twinhost/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

export interface ContractSubject {
  /** Opens a client of a host with the fixture toolbox. */
  open(): Promise<{ client: ToolClient; close(): Promise<void> }>;
  /** False for REST, whose single response cannot carry progress. */
  readonly reportsProgress: boolean;
}

const VALUES: Readonly<Record<string, JsonValue>> = {
  Korean: "도구 서버가 응답하지 않습니다",
  "emoji sequences": "👩‍👩‍👧‍👦 🇰🇷 ❤️‍🔥",
  "NUL and control characters": "a\u0000b\u001f\u007f\u2028",
  "a lone surrogate": "\ud800 and \udc00",
  "line breaks and quotes": 'first\r\nsecond\n"third"\\',
  "extreme numbers": [0, 1e-323, 1.7976931348623157e308, 9007199254740991, 0.1],
  "keys named like prototype properties": { constructor: { prototype: 2 }, toString: 3 },
  "keys in order": { z: 1, a: 2, "10": 3, "9": 4 },
  nesting: [[[[[[{ deep: [null, true, false, ""] }]]]]]],
  "100 KiB of text": "가나다라".repeat(8_000),
};

/** The contract of every transport; run it over each, against a host with the fixture toolbox. */
export const describeContract = (name: string, subject: ContractSubject): void => {
  describe(`contract: ${name}`, () => {
    let client: ToolClient;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ client, close } = await subject.open());
    });
    afterAll(() => close());

    const failureOf = async (tool: string, args = {}) => {
      const result = await client.callTool(tool, args);
      if (result.ok) throw new Error(`${tool} did not fail`);
      return result.error;
    };
    const callTracker = async (): Promise<{ waiting: number; stopped: number }> => {
      const result = await client.callTool("callTracker", {});
      if (!result.ok) throw new Error(result.error.message);
      return result.output as { waiting: number; stopped: number };
    };

    it("lists the caller's tools with their schemas, in the toolbox's order", async () => {
      const tools = await client.listTools();
      expect(tools.map((tool) => tool.name)).toEqual(EXPECTED_TOOLS);
      expect(tools[1]?.inputSchema).toMatchObject({
        type: "object",
        required: ["numbers"],
        additionalProperties: false,
      });
      expect(tools[1]?.outputSchema).toMatchObject({ type: "object", required: ["sum"] });
      expect(tools[1]?.annotations).toEqual({ readOnlyHint: true });
    });

    it.each(Object.entries(VALUES))("passes %s through byte for byte", async (_what, value) => {
      const result = await client.callTool("echo", { value });
      expect(JSON.stringify(result)).toBe(JSON.stringify({ ok: true, output: { value } }));
    });

    it("does not mix up fifty concurrent calls", async () => {
      const numbers = Array.from({ length: 50 }, (_, index) => index);
      const results = await Promise.all(numbers.map((value) => client.callTool("echo", { value })));
      expect(results).toEqual(numbers.map((value) => ({ ok: true, output: { value } })));
    });

    it.each(ERROR_CODES)("reports the code %s, its message and whether it is retryable", async (code) => {
      const error = await failureOf("fail", { code });
      expect(error).toMatchObject({ code, retryable: ERRORS[code].retryable });
      if (code !== "internal" && code !== "unknown_tool") expect(error.message).toBe(`failed on purpose: ${code}`);
    });

    it("reports how long to wait after a rate-limited call", async () => {
      expect(await failureOf("fail", { code: "rate_limited", retry_after_ms: 2_000 })).toMatchObject({
        code: "rate_limited",
        retryAfterMs: 2_000,
      });
      expect(await failureOf("fail", { code: "deadline" })).not.toHaveProperty("retryAfterMs");
    });

    it.each([
      ["no_such_city", { code: "refused_input", retryable: false }],
      ["no_more_today", { code: "rate_limited", retryable: true, retryAfterMs: 3_000 }],
    ])("reports a tool's own reason %s along with its code, and lists it with the tool", async (reason, told) => {
      expect(await failureOf("refuse", { reason })).toMatchObject({ ...told, reason, message: `refused: ${reason}` });
      const tool = (await client.listTools()).find(({ name }) => name === "refuse");
      expect(tool?._meta?.[TOOL_ERRORS_META]).toMatchObject({ [reason]: { code: told.code } });
      expect(await failureOf("fail", { code: told.code })).not.toHaveProperty("reason");
    });

    it("reports the time of host, tool and engines on request, each including the next", async () => {
      const timings: ServerTiming[] = [];
      const onTiming = (timing: ServerTiming) => timings.push(timing);
      const startedAt = performance.now();
      await client.callTool("work", { alone_ms: 60, engine_ms: 90 }, { onTiming });
      const wholeMs = performance.now() - startedAt;
      const [{ serverMs, toolMs, engineMs } = { serverMs: 0, toolMs: 0, engineMs: 0 }] = timings;
      // Timers may fire slightly early.
      expect(engineMs).toBeGreaterThan(85);
      expect(toolMs - engineMs).toBeGreaterThan(55);
      expect(serverMs).toBeGreaterThanOrEqual(toolMs);
      expect(wholeMs).toBeGreaterThan(serverMs);
      await client.callTool("fail", { code: "refused_input" }, { onTiming });
      expect(timings).toHaveLength(2);
      expect(timings[1]).toMatchObject({ engineMs: 0 });
    });

    it.each(["no_such_tool", "__proto__", "constructor", "도구", "a/b?c#d %"])(
      "does not know a tool named %s",
      async (tool) => {
        expect((await failureOf(tool)).code).toBe("unknown_tool");
      },
    );

    it("rejects a call to a forbidden tool", async () => {
      expect((await failureOf("secret")).code).toBe("forbidden");
    });

    it("names the paths of invalid arguments", async () => {
      const error = await failureOf("add_up", { numbers: [1, 1000], note: { text: true } });
      expect(error.code).toBe("invalid_arguments");
      expect(error.message).toContain("numbers.1");
      expect(error.message).toContain("note.text");
      expect((await failureOf("add_up", { numbers: [1], extra: 1 })).message).toContain("extra");
      expect((await failureOf("add_up", {})).code).toBe("invalid_arguments");
    });

    it("accepts numbers written as strings, and null for optional arguments", async () => {
      const result = await client.callTool("add_up", { numbers: ["1.5", 2], note: null });
      expect(result).toMatchObject({ ok: true, output: { sum: 3.5 } });
      expect((await failureOf("add_up", { numbers: ["one"] })).code).toBe("invalid_arguments");
    });

    it.each(["crash", "wrong_output"])("reveals nothing about an internal error (%s)", async (tool) => {
      const error = await failureOf(tool);
      expect(error.code).toBe("internal");
      expect(error.message).not.toMatch(/hunter2|etc|Infinity|Error:/);
    });

    it("ends a tool at its deadline", async () => {
      expect((await failureOf("too_slow")).code).toBe("deadline");
    });

    it("stops the work of a cancelled call", async () => {
      const before = await callTracker();
      const controller = new AbortController();
      const call = client.callTool("wait", {}, { signal: controller.signal });
      await expect.poll(async () => (await callTracker()).waiting).toBe(1);
      controller.abort();
      expect(await call).toMatchObject({ ok: false, error: { code: "cancelled", retryable: false } });
      await expect.poll(callTracker).toEqual({ waiting: 0, stopped: before.stopped + 1 });
    });

    it("stops the work of a call whose caller timed out", async () => {
      const before = await callTracker();
      const result = await client.callTool("wait", {}, { timeoutMs: 300 });
      expect(result).toMatchObject({ ok: false, error: { code: "deadline", retryable: true } });
      await expect.poll(callTracker).toEqual({ waiting: 0, stopped: before.stopped + 1 });
    });

    it("rejects a call that was cancelled before it started", async () => {
      const result = await client.callTool("echo", { value: 1 }, { signal: AbortSignal.abort() });
      expect(result).toMatchObject({ ok: false, error: { code: "cancelled" } });
    });

    it("fails a tool that asks its client when the client cannot be asked", async () => {
      expect((await failureOf("ask")).code).toBe("refused_input");
    });

    it(
      subject.reportsProgress ? "reports progress in order" : "returns the result to a caller who asks for progress",
      async () => {
        const steps: number[] = [];
        const result = await client.callTool("count_up", { to: 5 }, { onProgress: (done) => steps.push(done) });
        expect(result).toEqual({ ok: true, output: { reached: 5 } });
        // The SDK's clients drop a progress report that arrives in the same chunk as the result.
        expect(steps).toEqual([1, 2, 3, 4, 5].slice(0, steps.length));
        expect(steps.length > 0).toBe(subject.reportsProgress);
      },
    );
  });
};

const EXPECTED_TOOLS = [
  "echo",
  "add_up",
  "fail",
  "crash",
  "wrong_output",
  "wait",
  "callTracker",
  "too_slow",
  "count_up",
  "work",
  "ask",
  "refuse",
];
