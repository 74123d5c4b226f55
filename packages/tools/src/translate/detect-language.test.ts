import { describe, expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

const SAMPLES = {
  ko: [
    "안녕하세요",
    "서버",
    "도구를 HTTP로 실행",
    "API 키가 틀렸다",
    "API 키",
    "SSL 키 값",
    "Kubernetes Ingress SSL certificate renewal 방법",
    "The Show Must Go On을 듣고 있다",
    "What is DNS 설명해줘",
    "大韓民國은 民主共和國이다.",
    "서버를 켜세요".normalize("NFD"),
  ],
  en: [
    "Good morning",
    "The house is big.",
    "The server is down",
    "I like dogs",
    "Where is the library?",
    "The word 김치 means kimchi.",
    "How do I say 안녕하세요 in English?",
  ],
  es: ["Buenos días", "La casa es grande.", "¿Cómo estás?", "Me gustan los perros", "Muchas gracias"],
};

describe("detectLanguage", () => {
  for (const [language, samples] of Object.entries(SAMPLES)) {
    it.each(samples)(`${language}: %s`, async (sample) => {
      expect(await detectLanguage(sample, ["en", "es", "ko"])).toBe(language);
    });
  }

  it("recognizes Japanese that quotes Korean", async () => {
    expect(await detectLanguage("この料理は김치と言います。", ["en", "ja", "ko"])).toBe("ja");
  });

  it("takes the only candidate for words that could be in any language", async () => {
    expect(await detectLanguage("gato", ["es"])).toBe("es");
    expect(await detectLanguage("Hello", ["en"])).toBe("en");
  });

  it("names a language that is certain even if no engine has it", async () => {
    expect(await detectLanguage("안녕하세요", ["es"])).toBe("ko");
    expect(await detectLanguage("Das ist ein sehr schöner Tag.", ["es", "en"])).toBe("de");
  });

  it("is unsure about acronyms, and prefers what an engine has", async () => {
    expect(await detectLanguage("SSL", ["en", "es"])).toBeNull();
    expect(await detectLanguage("SSL key", ["en"])).toBe("en");
    expect(await detectLanguage("LA CASA ES GRANDE", ["en", "es"])).toBe("es");
  });

  it("does not choose a language that is written in another script", async () => {
    expect(await detectLanguage("Привет", ["en"])).toBeNull();
    expect(await detectLanguage("Привет", ["en", "ru"])).toBe("ru");
  });

  it("returns null rather than guess a language that no engine has", async () => {
    expect(await detectLanguage("casa", [])).toBeNull();
    expect(await detectLanguage("Hello", ["ko", "es"])).toBeNull();
  });

  it("returns null when it cannot tell", async () => {
    expect(await detectLanguage("Hola", ["xx", "yy"])).toBeNull();
    expect(await detectLanguage("Hola", [])).toBeNull();
  });
});
