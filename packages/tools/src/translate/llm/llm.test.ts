import { silentLog } from "@twinhost/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { type ChatServer, startChatServer } from "../../testing/chat-server.ts";
import { readableLog } from "../../testing/search-corpus.ts";
import { translatorOver } from "../create-translator.ts";
import { pickPair } from "../languages.ts";
import type { LanguagePair } from "../translation-engine.ts";
import { createLlm, type LlmOptions } from "./llm.ts";

const never = new AbortController().signal;
const toKorean: LanguagePair = { source: "en", target: "ko", engineSource: "en", engineTarget: "ko" };

const start = async (
  serverOptions: Parameters<typeof startChatServer>[0] = {},
  engineOptions: Partial<LlmOptions> = {},
): Promise<{ server: ChatServer; engine: ReturnType<typeof createLlm> }> => {
  const server = await startChatServer(serverOptions);
  onTestFinished(server.close);
  const engine = createLlm({
    url: server.url,
    model: "small",
    log: silentLog,
    requestTimeoutMs: 1_000,
    ...engineOptions,
  });
  return { server, engine };
};
const translate = (engine: ReturnType<typeof createLlm>, ...pieces: string[]) =>
  engine.translatePieces(pieces, toKorean, never);

describe("a language model", () => {
  it("has Korean in both directions, and translates over the wire format of chat completions", async () => {
    const { server, engine } = await start({ apiKey: "k1" }, { apiKey: "k1" });
    const pairs = await engine.listPairs();
    expect(pickPair(pairs, "en-US", "ko")).toEqual(toKorean);
    expect(pickPair(pairs, "ko", "en")).toBeDefined();
    expect(await translate(engine, "Hello.", "The server is down.")).toEqual(["안녕하세요.", "서버가 다운되었습니다."]);
    expect(server.requests).toMatchObject([
      {
        model: "small",
        temperature: 0,
        response_format: { type: "json_schema", json_schema: { schema: { required: ["1", "2"] } } },
        messages: [
          { role: "system", content: expect.stringContaining("from English (en) to Korean (ko)") },
          { role: "user", content: '{"1":"Hello.","2":"The server is down."}' },
        ],
      },
    ]);
  });

  it.each([
    ["a schema, with status 400", { json_schema: 400, json_object: 400 }, [undefined, 0]],
    ["a schema in OpenAI's form, with status 500", { json_schema: 500 }, ["json_object", 0]],
    ["a temperature", { temperature: 400, max_tokens: 400 }, ["json_schema", undefined]],
    [
      "everything except messages",
      { json_schema: 422, json_object: 422, temperature: 400, max_tokens: 400 },
      [undefined, undefined],
    ],
  ] as const)("is asked without the parts that its server refuses: %s", async (_, refuses, [format, temperature]) => {
    const { server, engine } = await start({ refuses });
    expect(await translate(engine, "Hello.")).toEqual(["안녕하세요."]);
    expect(server.requests.at(-1)?.response_format?.type).toBe(format);
    expect(server.requests.at(-1)?.temperature).toBe(temperature);
    // The next request starts with the accepted form.
    const before = server.requests.length;
    expect(await translate(engine, "Hello.")).toEqual(["안녕하세요."]);
    expect(server.requests).toHaveLength(before + 1);
  });

  it("may write reasoning and fences around its answer", async () => {
    const { engine } = await start({ around: ["<think>{so}</think>\nHere it is:\n```json\n", "\n```"] });
    expect(await translate(engine, "Hello.")).toEqual(["안녕하세요."]);
  });

  it("is asked for half of the texts when it loses count", async () => {
    const { server, engine } = await start();
    server.fault = "loses-count";
    expect(await translate(engine, "Hello.", "One.", "Two.")).toEqual(["안녕하세요.", "~One.", "~Two."]);
  });

  it("is unavailable while its server is, but not if the server has no list of models", async () => {
    const { server, engine } = await start();
    server.close();
    await expect(engine.listPairs()).rejects.toMatchObject({
      code: "engine_unavailable",
      message: expect.stringContaining("TRANSLATOR_MODEL_BASE_URL"),
    });
    const { engine: another } = await start({ hasNoList: true });
    expect((await another.listPairs()).length).toBeGreaterThan(1_000);
  });

  it("is available while its server does not answer because the model is generating", async () => {
    const { server, engine } = await start();
    server.fault = "hang";
    expect(await engine.listPairs()).toHaveLength(1_560);
  });

  it.each(["loading", "hang", "not-json", "other-shape", "no-content", "no-translation"] as const)(
    "is unavailable on the fault %s, and reveals no internals of the server",
    async (fault) => {
      const { server, engine } = await start();
      server.fault = fault;
      const error = await translate(engine, "Hello.", "One.").catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: "engine_unavailable" });
      expect(String(error)).not.toMatch(/srv|127\.0\.0\.1|html/);
    },
  );

  it("says how long it waited for an answer", async () => {
    const { server, engine } = await start();
    server.fault = "hang";
    await expect(translate(engine, "Hello.")).rejects.toThrow("did not answer within 1 s.");
  });

  it.each([
    ["key", { apiKey: "k1" }, { apiKey: "secret-one" }, "TRANSLATOR_MODEL_API_KEY"],
    ["key with status 400", { apiKey: "k1", keyRefusal: 400 }, { apiKey: "secret-one" }, "TRANSLATOR_MODEL_API_KEY"],
    ["model", { model: "other" }, {}, "TRANSLATOR_MODEL"],
  ] as const)(
    "names the setting when its server refuses the %s, and logs no key",
    async (_, server, options, setting) => {
      const { log, lines } = readableLog();
      const { engine } = await start(server, { ...options, log });
      await expect(translate(engine, "Hello.")).rejects.toMatchObject({
        code: "engine_unavailable",
        message: expect.stringContaining(setting),
      });
      expect(JSON.stringify(lines)).not.toContain("secret-one");
    },
  );

  it("gets no more requests until its server allows them", async () => {
    const { server, engine } = await start();
    server.fault = "slowdown";
    await expect(translate(engine, "Hello.")).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 7_000 });
    await expect(translate(engine, "Hello.")).rejects.toMatchObject({ code: "rate_limited" });
    expect(server.requests).toHaveLength(1);
  });

  it("is not read beyond a limit, and its request is cancelled when the caller leaves", async () => {
    const { server, engine } = await start({}, { requestTimeoutMs: 60_000 });
    server.fault = "huge";
    await expect(translate(engine, "Hello.")).rejects.toMatchObject({ code: "too_large" });
    server.fault = "hang";
    const controller = new AbortController();
    const call = engine.translatePieces(["Hello."], toKorean, controller.signal);
    call.catch(() => {});
    await expect.poll(() => server.requests.length).toBe(2);
    const before = server.abandoned;
    controller.abort(new Error("the caller left"));
    await expect(call).rejects.toThrow("the caller left");
    await expect.poll(() => server.abandoned).toBe(before + 1);
  });

  it("gets sentences with made-up words for what stays unchanged, and its own line ends are ignored", async () => {
    const { server, engine } = await start();
    const text = "Hello.\n\nOpen https://a.example/b?c=1 with {name}.\r\n\t`code` stays here.";
    const request = { text, sourceLanguage: "en", targetLanguage: "ko" };
    expect(await translatorOver([engine], silentLog).translate(request, never)).toEqual({
      text: "안녕하세요.\n\n~Open https://a.example/b?c=1 with {name}.\r\n\t~`code` stays here.",
      sourceLanguage: "en",
      engine: "llm",
    });
    const asked = server.requests.map(({ messages }) => messages[1].content).join();
    expect(asked).not.toMatch(/https|\{name\}|code/);
    expect(asked).toContain("Open QX0X with QX1X.");
  });
});
