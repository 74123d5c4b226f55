import { APERTIUM, describeIfInstalled, silentLog } from "@twinhost/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LibreTranslateServer, startLibreTranslateServer } from "../testing/libretranslate-server.ts";
import { createApertium } from "./apertium.ts";
import { translatorOver } from "./create-translator.ts";
import { createLibreTranslate } from "./libretranslate.ts";

const never = new AbortController().signal;
const log = silentLog;

let server: LibreTranslateServer;
beforeEach(async () => {
  server = await startLibreTranslateServer();
});
afterEach(() => server.close());

describe("the translator over LibreTranslate", () => {
  const translator = () => translatorOver([createLibreTranslate({ url: server.url, log })], log);

  it("detects the source and keeps line breaks, spacing, NUL and lone surrogates", async () => {
    const text = "\0\r\n Hello.  The server is down.\n\n\t😀 \ud800";
    expect(await translator().translate({ text, targetLanguage: "ko", sourceLanguage: "en-US" }, never)).toEqual({
      text: "\0\r\n 안녕하세요.  서버가 다운되었습니다.\n\n\t😀 \ud800",
      sourceLanguage: "en-US",
      engine: "libretranslate",
    });
    expect(await translator().translate({ text: "안녕하세요.", targetLanguage: "en" }, never)).toEqual({
      text: "Hello.",
      sourceLanguage: "ko",
      engine: "libretranslate",
    });
  });

  it("keeps addresses, placeholders and code out of the engine's hands", async () => {
    const text = "Open https://a.example/b?c=1&d=2, {user_name}. Then `the house`?\n```\nthe house\n```\n<p>Hello.</p>";
    expect((await translator().translate({ text, targetLanguage: "ko", sourceLanguage: "en" }, never)).text).toBe(
      "<ko> Open https://a.example/b?c=1&d=2, {user_name}. <ko> Then `the house`?\n```\nthe house\n```\n<p>안녕하세요.</p>",
    );
  });

  it("sends long text in chunks, in order, and reports progress", async () => {
    const text = Array.from({ length: 100 }, (_, index) => `Sentence number ${index} of a text.`).join("\n");
    const heard: string[] = [];
    const translation = await translator().translate(
      { text, targetLanguage: "ko", sourceLanguage: "en" },
      never,
      (done, total) => heard.push(`${done}/${total}`),
    );
    expect(translation.text).toBe(text.replaceAll(/^/gm, "<ko> "));
    expect(heard).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });

  it.each(["und", "auto", "AUTO"])("detects the source when it is given as %s", async (sourceLanguage) => {
    expect(
      await translator().translate({ text: "안녕하세요.", targetLanguage: "en_US", sourceLanguage }, never),
    ).toEqual({
      text: "Hello.",
      sourceLanguage: "ko",
      engine: "libretranslate",
    });
    await expect(
      translator().translate({ text: "Hello.", targetLanguage: sourceLanguage }, never),
    ).rejects.toMatchObject({
      code: "refused_input",
      message: expect.stringContaining("names no language"),
    });
  });

  it.each([
    ["zh_TW", "zt"],
    ["ko-KR", "ko"],
  ])("understands %s as a target", async (targetLanguage, code) => {
    await translator().translate({ text: "The dog.", targetLanguage, sourceLanguage: "en_GB" }, never);
    expect(server.requests).toMatchObject([{ source: "en", target: code }]);
  });

  it("leaves text unchanged that is already in the target language or has no words", async () => {
    const identity = { engine: "identity" };
    expect(await translator().translate({ text: "Hi", targetLanguage: "en", sourceLanguage: "en-GB" }, never)).toEqual({
      text: "Hi",
      sourceLanguage: "en-GB",
      ...identity,
    });
    expect(await translator().translate({ text: "안녕하세요", targetLanguage: "ko" }, never)).toMatchObject(identity);
    expect(await translator().translate({ text: "42 😀", targetLanguage: "ko" }, never)).toMatchObject({
      sourceLanguage: "und",
      ...identity,
    });
    expect(server.requests).toEqual([]);
  });

  it("refuses an unknown pair, naming those that exist and how to add more", async () => {
    for (const targetLanguage of ["fr", "english", "zz"]) {
      await expect(
        translator().translate({ text: "Hi", targetLanguage, sourceLanguage: "en" }, never),
      ).rejects.toMatchObject({
        code: "refused_input",
        message: expect.stringMatching(/en to ko.*LIBRETRANSLATE_URL/),
      });
    }
  });

  it("asks for the source language when it cannot be detected", async () => {
    await expect(translator().translate({ text: "Xq zzv", targetLanguage: "en" }, never)).rejects.toMatchObject({
      code: "refused_input",
      message: expect.stringMatching(/source_lang; into en go .*Korean \(ko\)/),
    });
  });

  it("does no work when the caller has left", async () => {
    const signal = AbortSignal.abort(new Error("the caller left"));
    await expect(translator().translate({ text: "Hi", targetLanguage: "ko" }, signal)).rejects.toThrow("left");
  });

  it("says how long to wait when the engine limits its rate", async () => {
    server.fault = "slowdown-5s";
    const request = { text: "Hello.", targetLanguage: "ko", sourceLanguage: "en" };
    await expect(translator().translate(request, never)).rejects.toMatchObject({
      code: "rate_limited",
      retryAfterMs: 5_000,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("the translator without any engine", () => {
  it("says what is missing and how to add each", async () => {
    await server.close();
    const engines = [
      createLibreTranslate({ url: server.url, log }),
      createApertium({ log, command: "no-apertium-here" }),
    ];
    await expect(
      translatorOver(engines, log).translate({ text: "Hi", targetLanguage: "es" }, never),
    ).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringMatching(/LIBRETRANSLATE_URL.*apt-get install/),
    });
    server = await startLibreTranslateServer();
  });

  it("refuses a pair that LibreTranslate lacks even if Apertium is not installed", async () => {
    const engines = [
      createLibreTranslate({ url: server.url, log }),
      createApertium({ log, command: "no-apertium-here" }),
    ];
    await expect(
      translatorOver(engines, log).translate({ text: "Hi", targetLanguage: "fr", sourceLanguage: "en" }, never),
    ).rejects.toMatchObject({ code: "refused_input" });
  });
});

describeIfInstalled(APERTIUM, "the translator over LibreTranslate and Apertium", () => {
  const toSpanish = { text: "The house is big.", targetLanguage: "es-MX", sourceLanguage: "en" };
  const translator = () =>
    translatorOver([createLibreTranslate({ url: server.url, log }), createApertium({ log })], log);

  it("prefers LibreTranslate where it has the pair", async () => {
    expect(await translator().translate(toSpanish, never)).toMatchObject({ engine: "libretranslate" });
  });

  it.each(["error-500", "slowdown", "other-shape"] as const)("falls back to Apertium on %s", async (fault) => {
    server.fault = fault;
    expect(await translator().translate(toSpanish, never)).toEqual({
      text: "La casa es grande.",
      sourceLanguage: "en",
      engine: "apertium",
    });
  });

  it("starts over with Apertium when LibreTranslate fails half-way, and progress never goes back", async () => {
    const text = "The house is big.\n".repeat(200);
    const heard: number[] = [];
    const translation = await translator().translate({ ...toSpanish, text }, never, (done) => {
      heard.push(done);
      if (done === 2) server.fault = "error-500";
    });
    expect(translation).toMatchObject({ engine: "apertium", text: "La casa es grande.\n".repeat(200) });
    expect(heard).toEqual([1, 2]);
  });

  it("uses Apertium while LibreTranslate is unavailable, and fails for a pair that Apertium lacks", async () => {
    await server.close();
    const alone = translator();
    expect(await alone.translate(toSpanish, never)).toMatchObject({ engine: "apertium" });
    await expect(alone.translate({ ...toSpanish, targetLanguage: "ko" }, never)).rejects.toMatchObject({
      code: "engine_unavailable",
    });
    server = await startLibreTranslateServer();
  });

  it("refuses Korean without LibreTranslate", async () => {
    const alone = translatorOver([createApertium({ log })], log);
    await expect(alone.translate({ text: "안녕하세요", targetLanguage: "en" }, never)).rejects.toMatchObject({
      code: "refused_input",
      message: expect.stringMatching(/from Korean \(ko\) to English \(en\)\. The source was detected/),
    });
  });

  it.each(["und", "en", "auto"])("refuses Korean as a target, whatever the source: %s", async (sourceLanguage) => {
    const alone = translatorOver([createApertium({ log })], log);
    for (const text of ["Hello", "Good morning, everyone. The house is big.", "Xq zzv"]) {
      const failed = await alone
        .translate({ text, targetLanguage: "ko", sourceLanguage }, never)
        .catch((error) => error);
      expect(failed).toMatchObject({ code: "refused_input" });
      expect(failed.message).toMatch(/to Korean \(ko\)\. Available: .*en to es.*for Korean.*LIBRETRANSLATE_URL/);
      expect(failed.message).not.toContain("source_lang");
    }
  });

  it("keeps the layout of a long text", async () => {
    const text = "The house is big.\r\n\r\n\t- The cat is small.  The dog is here!\n".repeat(150).trimEnd();
    const { text: translated } = await translatorOver([createApertium({ log })], log).translate(
      { text, targetLanguage: "es" },
      never,
    );
    expect(translated.split("\r\n\r\n\t- El gato es pequeño.  ")).toHaveLength(151);
  });
});
