import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createDataDirectory, runCli, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ChatLoad, startChatLoad } from "../src/faults/chat-load.ts";

const CHATS = 4;

describe("rotating a key as an operator would, while chats run", () => {
  const tools = createDataDirectory();
  const llm = createDataDirectory();
  const settingsFile = join(llm.path, "settings.env");
  let toolServer: ServerProcess;
  let llmServer: ServerProcess;
  let load: ChatLoad;
  let id: string;
  let old: string;
  const keys = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli("keys", tools.path, ...args);
    expect(code, stderr).toBe(0);
    return stdout.trim();
  };
  const setKey = (key: string): void => writeFileSync(settingsFile, `MCP_API_KEY=${key}\n`, { mode: 0o600 });
  const statusWith = async (key: string): Promise<number> => {
    const answer = await fetch(`${toolServer.url}/tools`, { headers: { "x-api-key": key } });
    await answer.text();
    return answer.status;
  };
  beforeAll(async () => {
    old = await keys("create", "--owner", "LLM server", "--tools", "*");
    const listed = z.array(z.looseObject({ id: z.string() })).parse(JSON.parse(await keys("list", "--json")));
    id = listed[0]?.id ?? "";
    setKey(old);
    toolServer = await startHttpHost({ DATA_DIR: tools.path });
    llmServer = await startLlmServer({
      DATA_DIR: llm.path,
      TOOL_TRANSPORT: "http",
      MCP_SERVER_URL: toolServer.url,
      SETTINGS_FILE: settingsFile,
    });
    load = startChatLoad(llmServer.url, CHATS);
    await load.nextToolQuestion();
  });
  afterAll(async () => {
    await Promise.all([llmServer?.stop(), toolServer?.stop()]);
    for (const data of [tools, llm]) data.remove();
  });

  it("loses no chat: both keys are valid until the new one is deployed", async () => {
    const fresh = await keys("rotate", id, "--grace", "1h");
    expect([await statusWith(old), await statusWith(fresh)]).toEqual([200, 200]);
    setKey(fresh);
    llmServer.process.kill("SIGHUP");
    await expect.poll(() => llmServer.log()).toMatch(/"setting":"MCP_API_KEY".*setting reloaded/);
    for (let chat = 0; chat < 2 * CHATS; chat++) await load.nextToolQuestion();
    const chats = await load.end();
    expect(chats.filter(({ outcome }) => outcome !== "ok")).toEqual([]);
    expect(chats.length).toBeGreaterThan(2 * CHATS);
  });

  it("expires the old key after its grace period, and the new one stays valid", async () => {
    const before = await keys("rotate", id, "--grace", "1h");
    const fresh = await keys("rotate", id, "--grace", "1s");
    await expect.poll(() => statusWith(before)).toBe(403);
    expect(await statusWith(fresh)).toBe(200);
    // The first key still has its hour of grace.
    expect(await statusWith(old)).toBe(200);
  });
});
