import { describe, expect, it } from "vitest";
import { readQuery } from "./query-terms.ts";

const termsOf = (query: string): string[] => [...readQuery(query).terms];

describe("readQuery", () => {
  it.each([
    ["서버를", ["서버"]],
    ["도구가", ["도구"]],
    ["서버에서는", ["서버"]],
    ["속도", ["속도"]],
    ["도구를 어떻게 추가하나요?", ["도구", "추가"]],
    ["how do I configure servers", ["configur", "server"]],
    ["LLM 서버가", ["llm", "서버"]],
    ["curl로 MCP에서", ["curl", "mcp"]],
    ["DATA_DIR", ["data", "dir"]],
    ["con\u00adfig\u00adured ser\u200bver 서\u00ad버를", ["configur", "server", "서버"]],
  ])("%s searches for %j", (query, terms) => {
    expect(termsOf(query)).toEqual(terms);
  });

  it("keeps stop words when there is nothing else", () => {
    expect(termsOf("what is this")).toEqual(["what", "is", "thi"]);
    expect(termsOf("어떻게")).toEqual(["어떻", "떻게"]);
  });

  it("searches for a single syllable as a prefix", () => {
    const { terms, prefixes } = readQuery("키");
    expect([...terms]).toEqual([]);
    expect([...prefixes]).toEqual(["키"]);
  });

  it("returns the words unstemmed, each once, for engines that analyze them", () => {
    expect(readQuery("서버에서 MCP를 어떻게 설정하나요, 서버에서").words).toEqual(["서버에서", "mcp", "설정하나요"]);
  });

  it("bounds the terms of a huge query", () => {
    const words = Array.from({ length: 20_000 }, (_, index) => `w${index}`).join(" ");
    expect(readQuery(words).terms.size).toBe(64);
    expect(readQuery("가나다라마바사아자차카타파하".repeat(5000)).terms.size).toBeLessThan(100);
  });

  it("recognizes a Korean query", () => {
    expect(readQuery("HTTP 서버").isKorean).toBe(true);
    expect(readQuery("HTTP server").isKorean).toBe(false);
    // Japanese: its full stop is used in Korean too.
    expect(readQuery("サーバーを置く。").isKorean).toBe(false);
  });
});
