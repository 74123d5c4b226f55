import { silentLog } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../testing/search-corpus.ts";
import { translation } from "./engine.ts";

/** The engines of a host with these settings, those it needs with a `!`; or what is wrong. */
const enginesWith = async (environment: Record<string, string>) => {
  const settings = translation.settings?.parse(environment) ?? expect.fail("no settings");
  const wrong = translation.settingsProblem?.(settings);
  if (wrong) return wrong;
  const engine = await translation.open({ settings, dataDirectory: temporaryFolder(), log: silentLog });
  return translation.health?.(engine, settings).map(({ name, needed }) => `${name}${needed ? "!" : ""}`);
};

const LIBRETRANSLATE_URL = "http://127.0.0.1:9";
const MODEL = { TRANSLATOR_MODEL: "small", TRANSLATOR_MODEL_BASE_URL: "http://127.0.0.1:9/v1" };

describe("TRANSLATOR", () => {
  it.each([
    [{}, ["apertium"]],
    [{ TRANSLATOR: "apertium" }, ["apertium!"]],
    [{ APERTIUM_APY_URL: "http://127.0.0.1:9" }, ["apertium!"]],
    [{ LIBRETRANSLATE_URL }, ["libretranslate!", "apertium"]],
    [{ LIBRETRANSLATE_URL, TRANSLATOR: "libretranslate" }, ["libretranslate!"]],
    [{ LIBRETRANSLATE_URL, ...MODEL }, ["libretranslate!", "llm!", "apertium"]],
    [{ LIBRETRANSLATE_URL, ...MODEL, TRANSLATOR: "llm" }, ["llm!"]],
  ])("%j opens the engines that are set up, the best first", async (environment, engines) => {
    expect(await enginesWith(environment as Record<string, string>)).toEqual(engines);
  });

  it.each([
    [{ TRANSLATOR: "libretranslate" }, "LIBRETRANSLATE_URL", "TRANSLATOR=libretranslate needs the URL of its server"],
    [{ TRANSLATOR: "llm" }, "TRANSLATOR_MODEL", /^TRANSLATOR=llm needs the name of a model/],
    [{ TRANSLATOR_MODEL: "small" }, "TRANSLATOR_MODEL_BASE_URL", /^TRANSLATOR_MODEL needs the base URL/],
    [
      { TRANSLATOR_MODEL_BASE_URL: MODEL.TRANSLATOR_MODEL_BASE_URL },
      "TRANSLATOR_MODEL",
      /^TRANSLATOR_MODEL_BASE_URL needs/,
    ],
  ])("%j names the missing setting", async (environment, setting, problem) => {
    expect(await enginesWith(environment as Record<string, string>)).toEqual({
      setting,
      problem: typeof problem === "string" ? problem : expect.stringMatching(problem),
    });
  });

  it("describes each engine to operators, with its pairs and its bounds", async () => {
    const settings = translation.settings?.parse({ LIBRETRANSLATE_URL }) ?? expect.fail("no settings");
    const engine = await translation.open({ settings, dataDirectory: temporaryFolder(), log: silentLog });
    const [first] = translation.health?.(engine, settings) ?? [];
    expect(first?.describe?.()).toBe("http://127.0.0.1:9; 0 language pairs; up to 1500 characters at a time");
  });
});
