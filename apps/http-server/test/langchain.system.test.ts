import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describeIfInstalled, PYTHON, startHttpHost } from "@twinhost/testing";
import { expect, it } from "vitest";
import { openKeysUnderTest } from "./keys.ts";

const run = promisify(execFile);

describeIfInstalled(PYTHON, "LangChain's OpenAPI toolkit", () => {
  it("lists what the key may use, and calls it", { timeout: 60_000 }, async () => {
    const keys = openKeysUnderTest();
    const { key } = keys.create({ tools: ["calculate"] });
    const server = await startHttpHost({ DATA_DIR: keys.folder });
    try {
      const script = join(import.meta.dirname, "fixtures/langchain_client.py");
      const { stdout } = await run(PYTHON.files[0], [script, server.url, key]);
      expect(JSON.parse(stdout)).toEqual({
        endpoints: ["POST /run/calculate", "GET /tools", "GET /usage", "GET /health", "GET /ready", "GET /metrics"],
        answer: { result: "42", value: 42 },
      });
    } finally {
      await server.stop();
      keys.close();
    }
  });
});
