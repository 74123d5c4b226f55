import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startLlmServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { ask, post } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test("host settings in SETTINGS_FILE reach the tool processes of both answers and the console", async () => {
  const file = join(temporaryFolder(), "settings.env");
  // Nothing listens there.
  writeFileSync(file, "TRANSLATOR=libretranslate\nLIBRETRANSLATE_URL=http://127.0.0.1:9\n");
  const server = await startLlmServer({
    TOOL_TRANSPORT: "stdio",
    SETTINGS_FILE: file,
  });
  const { body } = await ask(server, 'Translate "Good morning" to Spanish');
  expect(body.tool_calls).toMatchObject([
    { tool: "translate", error: { code: "engine_unavailable", message: expect.stringContaining("LibreTranslate") } },
  ]);
  const call = { transport: "stdio", tool: "translate", arguments: { text: "Good morning", target_lang: "es" } };
  const exchange = await post<{ response: { body: string } }>(`${server.url}/console/exchange`, call);
  expect(exchange.status).toBe(200);
  expect(exchange.body.response.body).toMatch(/engine_unavailable.*LibreTranslate|LibreTranslate.*engine_unavailable/s);
});
