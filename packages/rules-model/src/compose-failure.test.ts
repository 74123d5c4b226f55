import { describe, expect, it } from "vitest";
import { composeFailure } from "./compose-failure.ts";
import { TASKS } from "./tasks.ts";

const CODES = [
  "engine_unavailable",
  "refused_input",
  "invalid_arguments",
  "rate_limited",
  "deadline",
  "internal",
  "own",
];

describe("a failed call as an answer", () => {
  it.each(TASKS)("uses a single language: %s", (task) => {
    for (const code of CODES) {
      const failure = { code, message: "No translation engine here translates from Korean (ko)." };
      const korean = composeFailure({ tool: "any", task }, failure, "ko");
      expect(korean).toContain(code);
      // Only names and codes may be English: an English sentence would have several words in a row.
      expect(korean).not.toMatch(/[a-z]+ [a-z]+ [a-z]+/);
      expect(composeFailure({ tool: "any", task }, failure, "en")).not.toMatch(/\p{Script=Hangul}/u);
      expect(composeFailure({ tool: "any", task }, failure, "en")).toContain(failure.message);
    }
  });

  it("advises in Korean about a refused translation", () => {
    const failure = { code: "refused_input", message: "No engine." };
    expect(composeFailure({ tool: "any", task: "translation" }, failure, "ko")).toMatch(
      /LIBRETRANSLATE_URL을 설정하세요\. \(refused_input\)$/,
    );
  });

  it("lists in Korean the available language pairs if the tool's message has them", () => {
    const message =
      "No translation engine here translates to Korean (ko). Available: en to es, es to en. To add more: x";
    expect(composeFailure({ tool: "any", task: "translation" }, { code: "refused_input", message }, "ko")).toMatch(
      /언어: en → es, es → en\. .*LIBRETRANSLATE_URL을 설정하면 쓸 수 있습니다\. \(refused_input\)$/,
    );
  });

  it("keeps the message of a third-party tool", () => {
    const failure = { code: "internal", message: "Quota used up" };
    expect(composeFailure({ tool: "weather", task: undefined }, failure, "ko")).toContain("Quota used up");
  });
});
