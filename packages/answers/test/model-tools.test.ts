import type { JsonObject, ToolDescription } from "@twinhost/core";
import { expect, test } from "vitest";
import { modelTools } from "../src/model-tools.ts";

test("a schema that cannot be converted takes only itself from the model", () => {
  let deep: JsonObject = { type: "string" };
  for (let level = 0; level < 100_000; level++) deep = { type: "array", items: deep };
  const described = (name: string, inputSchema: JsonObject) =>
    ({ name, title: name, description: name, inputSchema }) as unknown as ToolDescription;
  const offered = modelTools([described("deep", deep), described("plain", { type: "object", properties: {} })], []);
  expect(offered.map(({ name, inputSchema }) => [name, inputSchema])).toEqual([
    ["deep", { type: "object", properties: {} }],
    ["plain", { type: "object", properties: {} }],
  ]);
});
