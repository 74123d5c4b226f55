import { defineEngine, defineTool, secret, type Tool } from "@twinhost/core";
import { expect, it } from "vitest";
import { z } from "zod";
import { hostSettings } from "./host-settings.ts";
import { readSettings } from "./parse-settings.ts";
import { toolSettingNames, toolSettingsHelp, withToolSettings } from "./tool-settings.ts";

const engine = defineEngine({
  name: "rates",
  settings: z.object({
    RATES_URL: z.url({ error: "must be a URL" }).describe("where rates come from"),
    RATES_KEY: secret(z.string().min(8, "must have 8 characters").optional().describe("its key")),
  }),
  open: () => ({}),
});
const toolWith = (name: string, settings: z.ZodObject): Tool =>
  ({
    ...defineTool({
      name,
      title: name,
      description: name,
      input: z.strictObject({}),
      output: z.strictObject({}),
      annotations: {},
      timeoutMs: 1,
      run: () => ({}),
    }),
    engine,
    settings,
  }) as unknown as Tool;
const tools = [toolWith("a", z.object({ A_LEVEL: z.string().default("low") })), toolWith("b", z.object({}))];

it("parses the settings of tools and engines with the host's", () => {
  const schema = withToolSettings(hostSettings, tools);
  expect(readSettings(schema, { RATES_URL: "http://x" })).toMatchObject({
    settings: { RATES_URL: "http://x", A_LEVEL: "low", USAGE: "on" },
  });
  expect(readSettings(schema, { RATES_URL: "x" })).toEqual({ problem: 'Wrong setting: RATES_URL="x": must be a URL' });
});

it("shows no secret, neither in an error nor in the help", () => {
  const schema = withToolSettings(hostSettings, tools);
  expect(readSettings(schema, { RATES_URL: "http://x", RATES_KEY: "hunter2" })).toEqual({
    problem: "Wrong setting: RATES_KEY=(secret): must have 8 characters",
  });
  expect(toolSettingsHelp(tools)).toMatch(
    /RATES_URL +where rates come from \(required\)\n +RATES_KEY +its key \(secret\)/,
  );
  expect(toolSettingNames(tools)).toEqual(["RATES_URL", "RATES_KEY", "A_LEVEL"]);
});

it("rejects a name that the host or another tool uses", () => {
  expect(() => withToolSettings(hostSettings, [toolWith("a", z.object({ USAGE: z.string() }))])).toThrow("USAGE");
  const twice = [toolWith("a", z.object({ X: z.string() })), toolWith("b", z.object({ X: z.string() }))];
  expect(() => toolSettingNames(twice)).toThrow('The setting X of "b"');
});
