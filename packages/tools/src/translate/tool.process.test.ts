import { createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { APERTIUM, describeIfInstalled, silentLog } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { createApertium } from "./apertium.ts";
import { translatorOver } from "./create-translator.ts";
import { MAX_TEXT_LENGTH, translate } from "./tool.ts";

const valid = { text: "Hi", target_lang: "es" };

describe("the translate tool's input", () => {
  it.each([
    [{ ...valid, text: "" }, "text"],
    [{ ...valid, text: "x".repeat(MAX_TEXT_LENGTH + 1) }, "text"],
    [{ ...valid, target_lang: "en US" }, "target_lang"],
    [{ ...valid, source_lang: "../x" }, "source_lang"],
    [{ text: "Hi" }, "target_lang"],
  ])("refuses input %#, and names the path", (input, path) => {
    expect(translate.input.safeParse(input).error?.issues.map((issue) => issue.path[0])).toEqual([path]);
  });

  it("refuses unknown arguments, and has a JSON schema", () => {
    expect(translate.input.safeParse({ ...valid, extra: 1 }).success).toBe(false);
    expect(z.toJSONSchema(translate.input)).toMatchObject({ required: ["text", "target_lang"] });
  });
});

describeIfInstalled(APERTIUM, "the translate tool", () => {
  it("answers as the contract says, and reports progress", async () => {
    const translator = translatorOver([createApertium({ log: silentLog })], silentLog);
    const toolbox = createToolbox({
      tools: [translate as never],
      engineOf: () => translator,
      log: silentLog,
      recordUsage: () => {},
    });
    const heard: (number | undefined)[][] = [];
    const result = await toolbox.invoke({
      tool: "translate",
      arguments: { text: "The house is big.", target_lang: "es" },
      caller: LOCAL_CALLER,
      transport: "test",
      onProgress: (done, total) => heard.push([done, total]),
    });
    expect(result).toMatchObject({
      ok: true,
      output: { translated_text: "La casa es grande.", source_lang: "en", engine: "apertium" },
    });
    expect(heard).toEqual([[1, 1]]);
  });
});
