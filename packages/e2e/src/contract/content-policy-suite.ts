import { join } from "node:path";
import { Client, type Transport } from "@modelcontextprotocol/client";
import type { ProtocolRevision } from "@twinhost/client";
import { describe, expect, it, onTestFinished } from "vitest";
import { readLog, readUsage, temporaryFolder } from "./call-policy-files.ts";
import type { CallPolicySetup } from "./call-policy-suite.ts";
import { ENDLESS_RESOURCE } from "./policy-fixture.ts";

export interface ContentPolicySubject {
  /** Starts a host of `openPolicyFixture(setup.environment)` with its content, and connects its only caller. */
  open(setup: CallPolicySetup): Promise<{
    readonly connection: Transport;
    /** The names of caller and transport in usage and audit. */
    readonly caller: string;
    readonly transport: string;
    close(): Promise<void>;
  }>;
}

const TEXT = "test://static-text";

/** MCP content other than tools has the same limits, usage and audit, which every MCP host must enforce. */
export const describeContentPolicy = (
  name: string,
  revision: ProtocolRevision,
  subject: ContentPolicySubject,
): void => {
  const start = async (settings: Record<string, string> = {}) => {
    const folder = temporaryFolder();
    const logFile = join(folder, "log.ndjson");
    const environment = { DATA_DIR: folder, LOG_FILE: logFile, ...settings };
    const { connection, caller, transport, close } = await subject.open({ allowedTools: ["*"], environment });
    const mode = revision === "2025-11-25" ? "legacy" : { pin: revision };
    const client = new Client({ name: "call-policy", version: "1" }, { versionNegotiation: { mode } });
    await client.connect(connection);
    onTestFinished(async () => {
      await client.close();
      await close();
    });
    return {
      client,
      caller,
      transport,
      usage: () => readUsage(folder, { by: "tool", period: "day" }),
      log: () => readLog(logFile),
    };
  };

  describe(`resources, prompts and completions: ${name}, revision ${revision}`, () => {
    it("count against the caller's rate limit, together with tool calls", async () => {
      const { client } = await start({ RATE_LIMIT: "3/min" });
      await client.readResource({ uri: TEXT });
      await client.getPrompt({ name: "test_simple_prompt" });
      expect(await client.callTool({ name: "echo", arguments: { value: 1 } })).not.toHaveProperty("isError");
      const refusal = { data: { code: "rate_limited", retryable: true, retry_after_ms: expect.any(Number) } };
      await expect(client.request({ method: "resources/list" })).rejects.toMatchObject(refusal);
      await expect(client.readResource({ uri: "test://template/1/data" })).rejects.toMatchObject(refusal);
      await expect(client.getPrompt({ name: "test_simple_prompt" })).rejects.toMatchObject(refusal);
      expect(await client.callTool({ name: "echo", arguments: { value: 1 } })).toMatchObject({ isError: true });
    });

    it("have their own rate limit if one is set", async () => {
      const { client } = await start({ TOOL_RATE_LIMITS: "resources/*=1/min" });
      await client.readResource({ uri: TEXT });
      await expect(client.readResource({ uri: "test://template/1/data" })).rejects.toMatchObject({
        data: { code: "rate_limited" },
      });
      await client.getPrompt({ name: "test_simple_prompt" });
    });

    it("must not exceed the size limit of results", async () => {
      const { client } = await start({ MAX_RESULT_BYTES: "100" });
      await expect(client.readResource({ uri: TEXT })).rejects.toMatchObject({
        data: { code: "too_large", retryable: false },
      });
    });

    it("end at the deadline", async () => {
      const { client } = await start({ MAX_CALL_MS: "200" });
      await expect(client.readResource({ uri: ENDLESS_RESOURCE })).rejects.toMatchObject({
        data: { code: "deadline", retryable: true },
      });
    });

    it("appear in usage and audit by method, whatever the outcome", async () => {
      const { client, caller, transport, usage, log } = await start();
      await client.request({ method: "resources/list" });
      await client.readResource({ uri: TEXT });
      await expect(client.readResource({ uri: "test://private" })).rejects.toThrow();
      await client.getPrompt({ name: "test_simple_prompt" });
      await expect(client.getPrompt({ name: "private" })).rejects.toMatchObject({
        data: { code: "invalid_arguments", retryable: false },
      });
      await client.complete({
        ref: { type: "ref/prompt", name: "test_prompt_with_arguments" },
        argument: { name: "arg1", value: "pa" },
      });
      const row = (name: string, errorsByCode: Record<string, number> = {}) =>
        expect.objectContaining({ name, errorsByCode });
      await expect
        .poll(usage, { timeout: 10_000 })
        .toEqual([
          row("completion/complete"),
          row("prompts/get", { invalid_arguments: 1 }),
          row("resources/list"),
          row("resources/read", { refused_input: 1 }),
        ]);
      const bytes = usage().find((one) => one.name === "resources/read");
      expect(bytes?.bytesIn).toBe(
        JSON.stringify({ uri: TEXT }).length + JSON.stringify({ uri: "test://private" }).length,
      );
      const line = { caller, transport, requestId: expect.any(String), durationMs: expect.any(Number) };
      expect(log().filter(({ msg }) => msg === "tool call")).toMatchObject([
        { ...line, tool: "resources/list", outcome: "ok" },
        { ...line, tool: "resources/read", outcome: "ok" },
        { ...line, tool: "resources/read", outcome: "refused_input" },
        { ...line, tool: "prompts/get", outcome: "ok" },
        { ...line, tool: "prompts/get", outcome: "invalid_arguments" },
        { ...line, tool: "completion/complete", outcome: "ok" },
      ]);
      expect(JSON.stringify(log())).not.toContain("private");
    });
  });
};
