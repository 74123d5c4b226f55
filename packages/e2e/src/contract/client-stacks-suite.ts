import type { McpStack, ToolClient } from "@twinhost/client";
import { ERROR_CODES, type JsonObject } from "@twinhost/core";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Call = (client: ToolClient) => Promise<unknown>;

const call =
  (tool: string, args: JsonObject = {}, timeoutMs = 20_000): Call =>
  (client) =>
    client.callTool(tool, args, { timeoutMs });

/** Calls with every kind of outcome, against the fixture toolbox. */
const CALLS: Readonly<Record<string, Call>> = {
  "an output of nearly a megabyte": call("echo", { value: "가".repeat(300_000) }),
  "an output over the limit": call("echo", { value: "가".repeat(500_000) }),
  "arguments that do not match the schema": call("add_up", { numbers: ["one"], more: 1 }),
  "no arguments": call("add_up"),
  "an unknown tool": call("no_such_tool"),
  "a tool name that does not fit into a header": call("번역"),
  "a forbidden tool": call("secret"),
  "a tool that crashes": call("crash"),
  "an output that does not match its schema": call("wrong_output"),
  "a tool that asks its client": call("ask"),
  "a tool that exceeds its deadline": call("too_slow"),
  "a call that exceeds its caller's timeout": call("wait", {}, 50),
  "a rate limit": call("fail", { code: "rate_limited", retry_after_ms: 1_500 }),
  ...Object.fromEntries(ERROR_CODES.map((code) => [`error code ${code}`, call("fail", { code })])),
  "a call cancelled while it runs": (client) => client.callTool("wait", {}, { signal: AbortSignal.timeout(50) }),
  "a call cancelled beforehand": (client) => client.callTool("echo", { value: 1 }, { signal: AbortSignal.abort() }),
  "progress and a result": async (client) => {
    const told: unknown[] = [];
    const result = await client.callTool("count_up", { to: 5 }, { onProgress: (...progress) => told.push(progress) });
    // The SDK's client may lose progress that arrives together with the response.
    return { result, told: told[0] };
  },
  "timings and a result": async (client) => {
    const told: string[][] = [];
    const onTiming = (timing: object) => told.push(Object.keys(timing));
    return { result: await client.callTool("echo", { value: 1 }, { onTiming }), told };
  },
};

const RUNS = 200;

/** The fast path and the SDK's client give the same results. @param open opens a client of the fixture toolbox */
export const describeClientStacks = (
  name: string,
  open: (stack: McpStack) => Promise<{ client: ToolClient; close(): Promise<void> }>,
): void => {
  describe(`fast path and SDK give the same results: ${name}`, () => {
    const opened: { client: ToolClient; close(): Promise<void> }[] = [];
    beforeAll(async () => void opened.push(await open("fast"), await open("sdk")));
    afterAll(() => Promise.all(opened.map(({ close }) => close())));
    const expectSame = async (make: Call): Promise<void> => {
      const [fast, sdk] = await Promise.all(opened.map(({ client }) => make(client)));
      expect(fast).toEqual(sdk);
    };

    it.each(Object.entries(CALLS))("%s", (_what, make) => expectSame(make));

    it("any JSON value", async () => {
      const check = (value: unknown) => expectSame(call("echo", JSON.parse(JSON.stringify({ value }))));
      await fc.assert(fc.asyncProperty(fc.jsonValue({ stringUnit: "binary" }), check), { numRuns: RUNS });
    });

    it("the tool list, and a call once the list is known", async () => {
      await expectSame((client) => client.listTools());
      await expectSame(call("echo", { value: 1 }));
    });
  });
};
