import { describe, expect, it } from "vitest";
import { detectLanguage } from "./detect-language.ts";

const SAMPLES = {
  ko: ["안녕하세요", "서버", "도구를 HTTP로 실행", "API 키가 틀렸다"],
  en: ["Good morning", "The house is big.", "The server is down", "I like dogs", "Where is the library?"],
  es: ["Buenos días", "La casa es grande.", "¿Cómo estás?", "Me gustan los perros", "Muchas gracias"],
};

describe("detectLanguage", () => {
  for (const [language, samples] of Object.entries(SAMPLES)) {
    it.each(samples)(`${language}: %s`, async (sample) => {
      expect(await detectLanguage(sample, ["en", "es", "ko"])).toBe(language);
    });
  }

  it("takes the only possible language for words that could be any", async () => {
    expect(await detectLanguage("gato", ["es"])).toBe("es");
    expect(await detectLanguage("Hello", ["en"])).toBe("en");
  });

  it("says a certain language although no engine has it", async () => {
    expect(await detectLanguage("안녕하세요", ["es"])).toBe("ko");
    expect(await detectLanguage("Das ist ein sehr schöner Tag.", ["es", "en"])).toBe("de");
  });

  it("says null when it cannot tell", async () => {
    expect(await detectLanguage("Hola", ["xx", "yy"])).toBeNull();
    expect(await detectLanguage("Hola", [])).toBeNull();
  });
});
