import { startLlmServer } from "@twinhost/testing";
import { expect, it } from "vitest";
import { post } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

it("reports separately how long an answer waited for a tool process to start", async () => {
  const server = await startLlmServer({ DATA_DIR: temporaryFolder(), TOOL_TRANSPORT: "in-process" });
  const timing = async () => {
    const { body } = await post(`${server.url}/query`, { query: "What is 6 * 7?", transport: "stdio" });
    return (body as { timing: Readonly<Record<"total_ms" | "start_ms" | "model_ms" | "tool_ms", number>> }).timing;
  };
  const [cold, warm] = [await timing(), await timing()];
  expect(cold.start_ms).toBeGreaterThan(warm.start_ms * 10);
  expect(cold.total_ms).toBeGreaterThanOrEqual(cold.start_ms + cold.model_ms + cold.tool_ms);
});
