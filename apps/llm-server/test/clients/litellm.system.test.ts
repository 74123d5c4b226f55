import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describeIfInstalled, PYTHON } from "@twinhost/testing";
import { expect, test } from "vitest";
import { startServed } from "./served.ts";

const run = promisify(execFile);
const SCRIPT = join(import.meta.dirname, "litellm_client.py");

describeIfInstalled(PYTHON, "LiteLLM", () => {
  test("chats, streams, gets its own tool calls, and recognizes the errors", { timeout: 120_000 }, async () => {
    const { baseURL, key } = await startServed();
    const { stdout } = await run(PYTHON.files[0], [SCRIPT, baseURL, key], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, LITELLM_LOCAL_MODEL_COST_MAP: "True" },
    });
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      chat: "6*7 is 42.",
      finish_reason: "stop",
      streamed: "6*7 is 42.",
      tool_call: { name: "get_weather", arguments: '{"city":"Seoul"}' },
      answered: 'get_weather: "clear"',
      wrong_key: 401,
      unknown_model: 404,
    });
    expect(result.total_tokens).toBeGreaterThan(0);
    expect(result.pieces).toBeGreaterThan(1);
  });
});
