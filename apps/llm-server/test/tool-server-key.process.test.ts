import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startHttpHost, startLlmServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test.each(["http", "rest"])("SIGHUP applies a new MCP_API_KEY over %s", async (transport) => {
  const folder = temporaryFolder();
  const keysFile = join(folder, "keys.json");
  const settingsFile = join(folder, "settings.env");
  const useKey = (key: string): void => {
    writeFileSync(keysFile, JSON.stringify([{ owner: "llm", key, tools: ["*"] }]));
    writeFileSync(settingsFile, `MCP_API_KEY=${key}\n`);
  };
  useKey("o".repeat(40));
  const toolServer = await startHttpHost({ API_KEYS_FILE: keysFile });
  const llmServer = await startLlmServer({
    TOOL_TRANSPORT: transport,
    MCP_SERVER_URL: toolServer.url,
    SETTINGS_FILE: settingsFile,
  });
  const call = async () => (await ask(llmServer, "What is 6 times 7?")).body.tool_calls[0];
  expect(await call()).toMatchObject({ result: { value: 42 } });

  useKey("n".repeat(40));
  toolServer.process.kill("SIGHUP");
  await expect.poll(call).toMatchObject({ error: { code: expect.any(String) } });
  llmServer.process.kill("SIGHUP");
  await expect.poll(call).toMatchObject({ result: { value: 42 } });
});
