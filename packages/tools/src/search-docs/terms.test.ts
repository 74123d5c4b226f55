import { describe, expect, it } from "vitest";
import { findRuns, indexTerms } from "./terms.ts";

describe("findRuns", () => {
  it("separates scripts and leaves out everything that is not a letter or digit", () => {
    expect(findRuns('LLM서버를 "x*" \0\ud800 a_b')).toEqual([
      { text: "LLM", start: 0, isCjk: false },
      { text: "서버를", start: 3, isCjk: true },
      { text: "x", start: 8, isCjk: false },
      { text: "a", start: 15, isCjk: false },
      { text: "b", start: 17, isCjk: false },
    ]);
  });
});

describe("indexTerms", () => {
  it.each([
    ["서버를", "서버 버를 를"],
    ["키", "키"],
    ["Running SERVERS", "run server"],
    ["Ｆｕｌｌ ｗｉｄｔｈ", "full width"],
    ["Café", "cafe"],
    ["도구".normalize("NFD"), "도구 구"],
    ["文書検索", "文書 書検 検索 索"],
    ["createMcpHandler", "createmcphandl creat mcp handler"],
    ["HTTPServer LLMs v2 3D", "httpserver http server llm v2 3d"],
    ["!?*", ""],
  ])("%s -> %s", (text, terms) => {
    expect(indexTerms(text)).toBe(terms);
  });
});
