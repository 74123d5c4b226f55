import { builtLlmServer, hostEnvironment, runToEnd, startLlmServer } from "@twinhost/testing";
import { describe, expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const run = (args: readonly string[], settings: Record<string, string> = {}) =>
  runToEnd(builtLlmServer(), args, hostEnvironment(temporaryFolder(), settings));

describe("an invalid setting stops the start with one clear line", () => {
  test.each([
    [
      { STDIO_POOL: "0" },
      [],
      /^Wrong setting: STDIO_POOL="0": must be a whole number of tool processes from 1 to 64\n$/,
    ],
    [{ TOOL_TRANSPORT: "stdio" }, ["--transport=pigeon"], /^Wrong setting: TOOL_TRANSPORT="pigeon": [^\n]+\n$/],
  ])("%j %j", async (settings, args, line) => {
    const { code, stdout, stderr } = await run(args, settings);
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  });

  test("an unknown flag, which is incorrect usage", async () => {
    const { code, stdout, stderr } = await run(["--no-such-flag"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^error: unknown option .*\n$/);
  });

  test("an address that is already in use", async () => {
    const first = await startLlmServer({ TOOL_TRANSPORT: "in-process" });
    const { code, stderr } = await run([], { PORT: String(first.port) });
    expect(stderr).toMatch(/^Could not start: .*EADDRINUSE.*set PORT/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});

test("the environment of the tool process contains its settings", async () => {
  const server = await startLlmServer({
    TOOL_TRANSPORT: "stdio",
    TRANSLATOR: "libretranslate",
    LIBRETRANSLATE_URL: "http://127.0.0.1:9",
  });
  // Nothing listens there: that this engine is missing shows that its settings came through.
  const { body } = await ask(server, "Translate 'the house' to Spanish");
  expect(body.tool_calls).toMatchObject([{ error: { code: "engine_unavailable" } }]);
  expect(body.answer).toMatch(/LIBRETRANSLATE_URL|LibreTranslate/);
  expect(await server.stop()).toBe(0);
});
