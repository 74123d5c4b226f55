import { startLlmServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { metric } from "./support/metric.ts";

test("SIGHUP replaces the tool process while questions keep coming", async () => {
  const server = await startLlmServer({ TOOL_TRANSPORT: "stdio" });
  const call = async () => (await ask(server, "What is 6 times 7?")).body.tool_calls[0];
  const replacements = () => metric(server, 'twinhost_llm_tool_process_replacements_total{connection="stdio"}');
  expect(await call()).toMatchObject({ result: { value: 42 } });
  expect(await replacements()).toBe(0);

  server.process.kill("SIGHUP");
  do expect(await call()).toMatchObject({ result: { value: 42 } });
  while ((await replacements()) === 0);
  expect(await call()).toMatchObject({ result: { value: 42 } });
});
