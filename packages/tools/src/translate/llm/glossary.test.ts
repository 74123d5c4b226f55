import { join } from "node:path";
import { silentLog } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { startChatServer } from "../../testing/chat-server.ts";
import { temporaryFolder, writeFiles } from "../../testing/search-corpus.ts";
import { readGlossary } from "./glossary.ts";
import { createLlm } from "./llm.ts";

const toKorean = { source: "en", target: "ko", engineSource: "en", engineTarget: "ko" };

const fileWith = (content: string): string => {
  const folder = temporaryFolder();
  writeFiles(folder, { "terms.txt": content });
  return join(folder, "terms.txt");
};

const LINES = "# ours\nen\tko\ttool server\t도구 서버\nen-GB\tko-KR\tHouse\t주택\r\n\nen\tes\thouse\tcasa\n";
const JSON_TERMS = JSON.stringify([
  { source: "en", target: "ko", term: "tool server", translation: "도구 서버" },
  { source: "en-GB", target: "ko-KR", term: "House", translation: "주택" },
  { source: "en", target: "es", term: "house", translation: "casa" },
]);

describe("a glossary", () => {
  it.each([
    ["lines", LINES],
    ["JSON", `\ufeff${JSON_TERMS}`],
  ])("is read from %s, and finds the terms of a pair that occur", (_, content) => {
    const glossary = readGlossary(fileWith(content));
    expect(glossary.size).toBe(3);
    const found = glossary.termsIn(["The house is big.", "A Tool Server runs."], toKorean);
    expect(found.map(({ translation }) => translation)).toEqual(["도구 서버", "주택"]);
    expect(glossary.termsIn(["Nothing of it."], toKorean)).toEqual([]);
  });

  it("finds its terms in any letter case, width and composition", () => {
    const glossary = readGlossary(fileWith("ko\ten\t서버\tserver\nko\ten\tAPI 키\tAPI key\n".normalize("NFD")));
    const toEnglish = { source: "ko", target: "en", engineSource: "ko", engineTarget: "en" };
    const found = (text: string) => glossary.termsIn([text], toEnglish).map(({ translation }) => translation);
    expect(found("서버를 켜세요.")).toEqual(["server"]);
    expect(found("서버를 켜세요.".normalize("NFD"))).toEqual(["server"]);
    expect(found("ＡＰＩ 키")).toEqual(["API key"]);
  });

  it("has a fingerprint of its content", () => {
    const [one, same, other] = [LINES, LINES, `${LINES}en\tko\tdog\t개\n`].map((content) =>
      readGlossary(fileWith(content)),
    );
    expect(one?.fingerprint).toBe(same?.fingerprint);
    expect(one?.fingerprint).not.toBe(other?.fingerprint);
  });

  it("is sent to the model", async () => {
    const server = await startChatServer();
    onTestFinished(server.close);
    const glossary = readGlossary(fileWith(LINES));
    const engine = createLlm({ url: server.url, model: "small", glossary, log: silentLog });
    await engine.translatePieces(["The tool server is here."], toKorean, new AbortController().signal);
    const [asked] = server.requests;
    expect(asked?.messages[0].content).toContain('"tool server": "도구 서버"');
    expect(asked?.messages[0].content).not.toContain("주택");
  });

  it.each([
    ["a missing column", "en\tko\thouse\n", /0\.translation is missing/],
    ["an extra column", "en\tko\thouse\t집\tx\n", /more/],
    ["an invalid language", "english!\tko\thouse\t집\n", /0\.source: must be a BCP 47/],
    ["broken JSON", '[{"source": "en"', /the value is missing/],
    ["an object", '{"house": "집"}', /must be an array/],
  ])("with %s is refused in one line that names the file", (_, content, words) => {
    const file = fileWith(content);
    expect(() => readGlossary(file)).toThrow(words);
    expect(() => readGlossary(file)).toThrow(/^Wrong setting: TRANSLATOR_GLOSSARY_FILE=.*terms\.txt": [^\n]+$/);
  });

  it("that does not exist is refused", () => {
    expect(() => readGlossary(join(temporaryFolder(), "none.tsv"))).toThrow(/none\.tsv": it cannot be read \(ENOENT\)/);
  });
});
