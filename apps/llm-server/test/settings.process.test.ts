import { describe, expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { runToEnd, startLlmServer, startServer, stop } from "./support/processes.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

describe("a wrong setting stops the start with one clear line", () => {
  test.each([
    [
      { STDIO_POOL: "0" },
      [],
      /^Wrong setting: STDIO_POOL="0": must be a whole number of tool processes from 1 to 64\n$/,
    ],
    [{ TOOL_TRANSPORT: "stdio" }, ["--transport=pigeon"], /^Wrong setting: TOOL_TRANSPORT="pigeon": [^\n]+\n$/],
  ])("%j %j", async (settings, args, line) => {
    const { code, stdout, stderr } = await runToEnd("llm-server", args, { DATA_DIR: temporaryFolder(), ...settings });
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  test("a flag that there is not, which is bad usage", async () => {
    const { code, stdout, stderr } = await runToEnd("llm-server", ["--no-such-flag"], {});
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: unknown option .*\n$/);
  });

  test("an address that is taken", async () => {
    const first = await startLlmServer({ DATA_DIR: temporaryFolder(), TOOL_TRANSPORT: "in-process" });
    const { code, stderr } = await runToEnd("llm-server", [], {
      DATA_DIR: temporaryFolder(),
      PORT: new URL(first.url).port,
    });
    expect(stderr).toMatch(/^Could not start: .*EADDRINUSE.*set PORT/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

test("the environment of the tool child holds its settings", async () => {
  const server = await startServer("llm-server", {
    DATA_DIR: temporaryFolder(),
    TOOL_TRANSPORT: "stdio",
    TRANSLATOR: "libretranslate",
    LIBRETRANSLATE_URL: "http://127.0.0.1:9",
  });
  // Nobody listens there: that this engine is missing shows that its settings came through.
  const { body } = await ask(server, "Translate 'the house' to Spanish");
  expect(body.tool_calls).toMatchObject([{ error: { code: "engine_unavailable" } }]);
  expect(body.answer).toMatch(/LIBRETRANSLATE_URL|LibreTranslate/);
  expect(await stop(server.child)).toBe(0);
});
