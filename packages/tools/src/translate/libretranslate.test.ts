import type { ToolError } from "@twinhost/core";
import { silentLog } from "@twinhost/testing";
import { afterEach, describe, expect, it } from "vitest";
import { type LibreTranslateServer, startLibreTranslateServer } from "../testing/libretranslate-server.ts";
import { pickPair } from "./languages.ts";
import { createLibreTranslate } from "./libretranslate.ts";
import type { LanguagePair } from "./translation-engine.ts";

const never = new AbortController().signal;
const toKorean: LanguagePair = { source: "en", target: "ko", engineSource: "en", engineTarget: "ko" };

let server: LibreTranslateServer;
afterEach(() => server.close());

const start = async (options: Parameters<typeof startLibreTranslateServer>[0] & { sentKey?: string } = {}) => {
  server = await startLibreTranslateServer(options);
  const apiKey = options.sentKey;
  return createLibreTranslate({
    url: server.url,
    log: silentLog,
    requestTimeoutMs: 1_000,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
};

describe("LibreTranslate", () => {
  it("lists its pairs once for concurrent calls, and translates", async () => {
    const engine = await start();
    const [pairs] = await Promise.all([engine.listPairs(), engine.listPairs()]);
    expect(server.languagesAsked).toBe(1);
    expect(pickPair(pairs ?? [], "en-US", "ko")).toEqual(toKorean);
    expect(await engine.translatePieces(["Hello.", "The server is down."], toKorean, never)).toEqual([
      "안녕하세요.",
      "서버가 다운되었습니다.",
    ]);
    expect(server.requests).toEqual([
      { q: ["Hello.", "The server is down."], source: "en", target: "ko", format: "text" },
    ]);
  });

  it("works under a path prefix and sends its key", async () => {
    const engine = await start({ prefix: "/libre", apiKey: "k1", sentKey: "k1" });
    expect((await engine.listPairs()).length).toBeGreaterThan(0);
    expect(await engine.translatePieces(["Hello."], toKorean, never)).toEqual(["안녕하세요."]);
  });

  it.each([undefined, "wrong"])("asks the operator for a key when it has %s", async (sentKey) => {
    const engine = await start({ apiKey: "k1", ...(sentKey === undefined ? {} : { sentKey }) });
    await expect(engine.translatePieces(["Hello."], toKorean, never)).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("API key"),
    });
  });

  it("refuses what the server refuses, with its message", async () => {
    const engine = await start({ charLimit: 10 });
    await expect(engine.translatePieces(["Hi."], { ...toKorean, engineTarget: "xx" }, never)).rejects.toMatchObject({
      code: "refused_input",
      message: expect.stringContaining("xx is not available as a target language"),
    });
    await expect(engine.translatePieces(["Hello, hello."], toKorean, never)).rejects.toMatchObject({
      code: "refused_input",
      message: expect.stringContaining("exceeds text limit"),
    });
  });

  it.each(["error-500", "not-json", "other-shape", "too-few", "redirect", "hang"] as const)(
    "is unavailable on the fault %s, and reveals no internals of the server",
    async (fault) => {
      const engine = await start();
      server.fault = fault;
      const error = await engine.translatePieces(["Hello."], toKorean, never).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "engine_unavailable" });
      expect(String(error)).not.toMatch(/srv|127\.0\.0\.1|html/);
    },
  );

  it.each([
    ["slowdown", 60_000, "limits how often"],
    ["slowdown-5s", 5_000, "limits how often"],
    ["ban", 300_000, "shut this server out"],
  ] as const)("is rate limited on the fault %s, and sends nothing until then", async (fault, waitMs, words) => {
    const engine = await start({ apiKey: "k1", sentKey: "k1" });
    server.fault = fault;
    const askOnce = () => engine.translatePieces(["Hello."], toKorean, never).catch((thrown: unknown) => thrown);
    expect(await askOnce()).toMatchObject({ code: "rate_limited", retryAfterMs: waitMs });
    const again = (await askOnce()) as ToolError;
    expect(again).toMatchObject({ code: "rate_limited", message: expect.stringContaining(words) });
    expect(again.message).not.toContain("API key");
    expect(again.retryAfterMs).toBeLessThanOrEqual(waitMs);
    expect(again.retryAfterMs).toBeGreaterThan(0);
    expect(server.requests).toHaveLength(1);
  });

  it("stops reading an answer that is too large", async () => {
    const engine = await start();
    server.fault = "huge";
    await expect(engine.translatePieces(["Hello."], toKorean, never)).rejects.toMatchObject({ code: "too_large" });
  });

  it("cancels its request when the caller leaves", async () => {
    const engine = await start();
    server.fault = "hang";
    const controller = new AbortController();
    const call = engine.translatePieces(["Hello."], toKorean, controller.signal);
    call.catch(() => {});
    await expect.poll(() => server.requests.length).toBe(1);
    controller.abort(new Error("the caller left"));
    await expect(call).rejects.toThrow("the caller left");
    await expect.poll(() => server.abandoned).toBe(1);
  });

  it("is unavailable when nothing listens", async () => {
    const engine = await start();
    await server.close();
    await expect(engine.listPairs()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("LIBRETRANSLATE_URL"),
    });
    server = await startLibreTranslateServer();
  });

  it("rejects an address that cannot be right", async () => {
    await start();
    for (const url of ["ftp://host/", "http://user:secret@host/"]) {
      expect(() => createLibreTranslate({ url, log: silentLog })).toThrow("LIBRETRANSLATE_URL");
    }
  });
});
