import { describeTool } from "@twinhost/core";
import { tools } from "@twinhost/tools";
import { describe, expect, test } from "vitest";
import { chooseTools } from "../src/chat/choose-tools.ts";

describe("more tools than a model accepts", () => {
  const description = describeTool(tools[0] as (typeof tools)[number]);
  const named = (name: string, about = "") => ({ ...description, name, title: "", description: about });
  const ours = [named("calculate"), named("search_docs")];
  const theirs = ["one", "two"].flatMap((server) =>
    Array.from({ length: 100 }, (_, index) => named(`${server}__tool_${index}`)),
  );
  const weather = [named("two__get_weather"), named("two__zzz", "도시의 날씨를 알려 줍니다")];
  const choose = (query: string) =>
    chooseTools(
      [...ours, ...theirs, ...weather],
      20,
      [{ role: "user", content: [{ type: "text", text: query }] }],
      (name) => name.includes("__"),
    );

  test.each([
    ["what is the weather in Seoul?", "two__get_weather"],
    ["서울 날씨 알려 줘", "two__zzz"],
  ])("%s", (query, expected) => {
    const names = choose(query).map(({ name }) => name);
    expect(names).toHaveLength(20);
    expect(names.slice(0, 2)).toEqual(["calculate", "search_docs"]);
    expect(names).toContain(expected);
  });

  test("each server gets its share when the question gives no hint", () => {
    const names = choose("hm").map(({ name }) => name);
    expect(names.filter((name) => name.startsWith("one__"))).toHaveLength(9);
    expect(names.filter((name) => name.startsWith("two__"))).toHaveLength(9);
  });

  test("the tool that the model must call is always among them", () => {
    const all = [...ours, ...theirs];
    const most = (count: number) =>
      chooseTools(all, count, [], (name) => name.includes("__"), "two__tool_99").map(({ name }) => name);
    expect(most(3)).toEqual(["calculate", "search_docs", "two__tool_99"]);
    expect(most(1)).toEqual(["two__tool_99"]);
    expect(most(0)).toEqual(["two__tool_99"]);
  });

  test("all are offered if they fit", () => {
    expect(chooseTools(ours, 2, [], () => false)).toBe(ours);
  });
});
