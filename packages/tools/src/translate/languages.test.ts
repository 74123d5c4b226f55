import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseModes } from "./apertium.ts";
import { canonicalTag, LANGUAGE_TAG, pickPair, sameLanguage, sourcesFor } from "./languages.ts";
import { parseLanguages } from "./libretranslate.ts";

const apertium = parseModes("  eng-spa\n  spa-eng\n  spa-eng_US\n  *\n  eng-spa-tagger\n  README\n");

describe("language tags", () => {
  it("are canonicalized, also from ISO 639-3", () => {
    expect(canonicalTag("eng-us")).toBe("en-US");
    expect(canonicalTag("kor")).toBe("ko");
    expect(["zh_TW", "ko-KR", "pt_br", "ko_KR.UTF-8"].map(canonicalTag)).toEqual(["zh-TW", "ko-KR", "pt-BR", "ko-KR"]);
    for (const bad of ["", "e", "x-", "../../etc", "en-", "한국어"]) expect(canonicalTag(bad)).toBeNull();
  });

  it("name one language in all its regions, but not in all its scripts", () => {
    expect(sameLanguage("en", "en-US")).toBe(true);
    expect(sameLanguage("zh-CN", "zh-TW")).toBe(false);
    expect(sameLanguage("es", "pt")).toBe(false);
    expect(sameLanguage("no", "nb")).toBe(true);
  });
});

describe("pickPair", () => {
  it("reads Apertium's modes and skips those that are not pairs", () => {
    expect(apertium.map(({ source, target }) => `${source} ${target}`)).toEqual(["en es", "es en", "es en-US"]);
  });

  it("prefers the requested region, then the plain language", () => {
    expect(pickPair(apertium, "es", "en-US")?.engineTarget).toBe("eng_US");
    expect(pickPair(apertium, "es", "en-GB")?.engineTarget).toBe("eng");
    expect(pickPair(apertium, "es-MX", "en")?.engineTarget).toBe("eng");
    expect(pickPair(apertium, "en", "ko")).toBeUndefined();
  });

  it("tells the Chinese scripts apart, under LibreTranslate's own codes too", () => {
    const pairs = parseLanguages([
      { code: "en", targets: ["zh", "zt", "en"] },
      { code: "zh", targets: ["en"] },
    ]);
    expect(pickPair(pairs, "en", "zh-TW")?.engineTarget).toBe("zt");
    expect(pickPair(pairs, "en-US", canonicalTag("zh_TW") ?? "")?.engineTarget).toBe("zt");
    expect(pickPair(pairs, "en", "zh")?.engineTarget).toBe("zh");
    expect(pickPair(pairs, "zh-Hant", "en")).toBeUndefined();
    expect(sourcesFor(pairs, "en")).toEqual(["zh"]);
  });
});

describe("the pattern of the published schema", () => {
  it.each([
    "es",
    "en-US",
    "zh-Hant-TW",
    "sr-Latn",
    "es-419",
    "de-DE-1996",
    "sl-rozaj-biske",
    "EN-us",
    "en-x-twain",
    "zh_TW",
    "ko_KR.UTF-8",
    "auto",
  ])("accepts %s", (tag) => {
    expect(LANGUAGE_TAG.test(tag)).toBe(true);
    expect(canonicalTag(tag)).not.toBeNull();
  });

  it.each(["00", "0", "e", "en-", "-en", "abcd", "en--US", "한국어", "en-US-US", "de-1996-1996", "e1", "x-en"])(
    "rejects %s",
    (tag) => {
      expect(LANGUAGE_TAG.test(tag)).toBe(false);
      expect(canonicalTag(tag)).toBeNull();
    },
  );

  it("accepts nothing that is refused afterwards", () => {
    const part = fc.oneof(
      fc.string({ unit: fc.constantFrom(..."abXY019"), minLength: 1, maxLength: 9 }),
      fc.constantFrom("en", "KO", "Latn", "US", "419", "1996", "rozaj", "x"),
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const tag = parts.join("-");
        if (LANGUAGE_TAG.test(tag)) expect(canonicalTag(tag), tag).not.toBeNull();
      }),
      { numRuns: 5_000 },
    );
  });
});
