import { describe, expect, it } from "vitest";
import { readQuery } from "./query-terms.ts";
import { cutSnippet, makeSnippet } from "./snippet.ts";

const filler = "lorem ipsum dolor sit amet ".repeat(40);

describe("makeSnippet", () => {
  it.each([
    ["A server listens.", "servers", "A **server** listens."],
    ["The Servers were configured.", "configuration server", "The **Servers** were **configured**."],
    ["서버를 여러 대 둡니다.", "서버", "**서버**를 여러 대 둡니다."],
    ["도구 서버", "도구가", "**도구** 서버"],
    ["LLM서버와 MCP", "LLM 서버", "**LLM서버**와 MCP"],
    ["암호키와 키보드", "키", "암호**키**와 **키**보드"],
    ["로드밸런서", "밸런서", "로드**밸런서**"],
  ])("%s for %s: %s", (text, query, snippet) => {
    expect(makeSnippet([], text, readQuery(query))).toBe(snippet);
  });

  it("cuts the part with the most terms, at word boundaries", () => {
    const text = `${filler}one load here. ${filler}a load balancer spreads calls. ${filler}`;
    const snippet = makeSnippet([], text, readQuery("load balancer"));
    expect(snippet).toContain("**load** **balancer**");
    expect(snippet).toMatch(/^…(lorem|ipsum|dolor|sit|amet) .* (lorem|ipsum|dolor|sit|amet)…$/);
    expect(snippet.length).toBeLessThan(260);
  });

  it("never splits a surrogate pair", () => {
    const snippet = makeSnippet([], `x${"😀".repeat(500)}`, readQuery("x"));
    expect(snippet.isWellFormed()).toBe(true);
    expect(makeSnippet([], `${"😀".repeat(500)} needle${"😀".repeat(500)}`, readQuery("needle")).isWellFormed()).toBe(
      true,
    );
  });

  it("marks half-width and accented spellings without changing the text", () => {
    expect(makeSnippet([], "ﾃﾞｰﾀ is kept", readQuery("データ"))).toBe("**ﾃﾞｰﾀ** is kept");
    expect(makeSnippet([], "a CAFÉ", readQuery("cafe"))).toBe("a **CAFÉ**");
  });

  it("shows the matching name if the text does not match", () => {
    expect(makeSnippet(["Plan", "ko/회의록.txt"], "text", readQuery("회의록"))).toBe("ko/**회의록**.txt: text");
    expect(makeSnippet(["Road map"], "", readQuery("map"))).toBe("Road **map**");
  });

  it("marks a word once if a search engine found its parts", () => {
    const match = (start: number, term: string) => ({ start, end: start + term.length, terms: [term] });
    expect(cutSnippet("새 형태소 분석", [match(2, "형태"), match(4, "소"), match(6, "분석")])).toBe(
      "새 **형태소** **분석**",
    );
  });

  it("marks a camel-case name by any of its words", () => {
    expect(makeSnippet([], "Call createMcpHandler first.", readQuery("handler"))).toBe(
      "Call **createMcpHandler** first.",
    );
  });
});
