import { join } from "node:path";
import { runToEnd, startLoopbackServer } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../src/real-model/main.ts");

/** A model server whose model never calls a tool and reports no usage. */
const startTalker = async (): Promise<string> => {
  const server = await startLoopbackServer((_request, response) => {
    const message = { role: "assistant", content: "I would rather talk." };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id: "1", created: 1, model: "m", choices: [{ message, finish_reason: "stop" }] }));
  });
  return `${server.url}/v1`;
};

it("exits with 1 and says what failed if a model misbehaves", async () => {
  const url = await startTalker();
  const { code, stdout } = await runToEnd(COMMAND, ["--url", url, "--model", "talker"]);
  expect(stdout).toMatch(/listed in \/v1\/models +│ passed +│ openai-compatible:talker, builtin/);
  expect(stdout).toMatch(/tools offered, the choice left to the model +│ passed +│ \d+ tools; it chose to answer/);
  expect(stdout).toMatch(/a call made.* FAILED +│ .*The model did not call a tool/);
  expect(stdout).toMatch(/usage is the sum of the model's turns +│ FAILED/);
  expect(stdout).toMatch(/the model server killed mid-answer.* │ left out/);
  expect(code).toBe(1);
});

it.each([[["--url", "localhost:11434"]], [["--unknown"]], [["extra"]]])(
  "%j is bad usage: exits with 2",
  async (args) => {
    expect(await runToEnd(COMMAND, args)).toMatchObject({ code: 2, stdout: "" });
  },
);
