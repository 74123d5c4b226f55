import { silentLog } from "@twinhost/testing";
import { expect, it } from "vitest";
import { translatorOver } from "./create-translator.ts";
import type { TranslationEngine } from "./translation-engine.ts";

it("gives engines composed letters, and returns what is not language unchanged", async () => {
  const seen: string[] = [];
  const engine: TranslationEngine = {
    id: "rule",
    description: "a rule",
    expected: true,
    bounds: { characters: 1_000, pieces: 10 },
    howToAddPairs: "",
    listPairs: async () => [{ source: "ko", target: "en", engineSource: "ko", engineTarget: "en" }],
    translatePieces: async (pieces) => {
      seen.push(...pieces);
      return pieces.map((piece) => piece.replaceAll(/\p{Script=Hangul}+/gu, "word"));
    },
  };
  const path = "/문서/한글.txt".normalize("NFD");
  const request = { text: `${"서버를 켜세요:".normalize("NFD")} ${path}`, targetLanguage: "en" };
  const { text, sourceLanguage } = await translatorOver([engine], silentLog).translate(
    request,
    new AbortController().signal,
  );
  expect({ text, sourceLanguage }).toEqual({ text: `word word: ${path}`, sourceLanguage: "ko" });
  expect(seen.join()).toContain("서버를 켜세요");
});
