import { expect, it } from "vitest";
import { z } from "zod";
import { limitSettings } from "./limit-settings.ts";

const settings = z.object(limitSettings);

it("has generous limits by default, and no rate", () => {
  expect(settings.parse({})).toEqual({
    TOOL_RATE_LIMITS: [],
    MAX_CONCURRENT_CALLS: 256,
    TOOL_MAX_CONCURRENT_CALLS: [],
    MAX_RESULT_BYTES: 1_048_576,
  });
});

it("reads limits, including those of single tools", () => {
  const given = {
    RATE_LIMIT: "600/min",
    TOOL_RATE_LIMITS: "translate=60/min, search_*=300/min",
    MAX_CONCURRENT_CALLS: "off",
    TOOL_MAX_CONCURRENT_CALLS: "translate=4",
    MAX_RESULT_BYTES: "1000",
    MAX_CALL_MS: "500",
  };
  expect(settings.parse(given)).toEqual({
    RATE_LIMIT: 600,
    TOOL_RATE_LIMITS: [
      { pattern: "translate", limit: 60 },
      { pattern: "search_*", limit: 300 },
    ],
    TOOL_MAX_CONCURRENT_CALLS: [{ pattern: "translate", limit: 4 }],
    MAX_RESULT_BYTES: 1000,
    MAX_CALL_MS: 500,
  });
});

it.each([
  ["RATE_LIMIT", "60"],
  ["RATE_LIMIT", "0/min"],
  ["RATE_LIMIT", "60/s"],
  ["TOOL_RATE_LIMITS", "60/min"],
  ["TOOL_RATE_LIMITS", "translate=60"],
  ["TOOL_RATE_LIMITS", "a b=60/min"],
  ["TOOL_RATE_LIMITS", "a=60/min=1"],
  ["MAX_CONCURRENT_CALLS", "0"],
  ["MAX_CONCURRENT_CALLS", "many"],
  ["TOOL_MAX_CONCURRENT_CALLS", "translate=0"],
  ["MAX_RESULT_BYTES", "1e6"],
  ["MAX_CALL_MS", "-1"],
])("rejects %s=%s, and says what would be valid", (name, value) => {
  const { error } = settings.safeParse({ [name]: value });
  expect(error?.issues).toHaveLength(1);
  expect(error?.issues[0]).toMatchObject({ path: [name], message: expect.stringMatching(/^must be .*\d/) });
});
