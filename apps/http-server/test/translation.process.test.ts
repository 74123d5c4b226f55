import { openKeyStore } from "@twinhost/policy";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { startChatServer, temporaryFolder } from "@twinhost/tools/testing";
import { expect, it, onTestFinished } from "vitest";

const start = async (settings: Record<string, string>): Promise<ServerProcess> => {
  const host = await startHttpHost(settings);
  onTestFinished(async () => {
    await host.stop();
  });
  return host;
};

it("translates Korean both ways with a model, names it to an administrator, and translates no sentence twice", async () => {
  const model = await startChatServer({ apiKey: "k1" });
  onTestFinished(model.close);
  const DATA_DIR = temporaryFolder();
  const keys = openKeyStore(DATA_DIR);
  const { key } = keys.create({ owner: "me", tools: ["*"], role: "admin", ratePerMinute: null, expiresAt: null });
  keys.close();
  const headers = { "X-API-Key": key, "Content-Type": "application/json" };
  const settings = {
    DATA_DIR,
    TRANSLATOR: "llm",
    TRANSLATOR_MODEL: "small",
    TRANSLATOR_MODEL_BASE_URL: model.url,
    TRANSLATOR_MODEL_API_KEY: "k1",
  };
  const translate = async (host: ServerProcess, text: string, target_lang: string) => {
    const body = JSON.stringify({ text, target_lang });
    return (await fetch(`${host.url}/run/translate`, { method: "POST", headers, body })).json();
  };

  const first = await start(settings);
  expect(await translate(first, "Hello.\n\nThe server is down.", "ko")).toEqual({
    translated_text: "안녕하세요.\n\n서버가 다운되었습니다.",
    source_lang: "en",
    engine: "llm",
  });
  expect(await translate(first, "안녕하세요.", "en")).toMatchObject({ translated_text: "Hello.", source_lang: "ko" });
  expect(await (await fetch(`${first.url}/ready`, { headers })).json()).toMatchObject({
    status: "ready",
    engines: { llm: "ready" },
    engine_descriptions: { llm: expect.stringMatching(/^small at http.*; 1560 language pairs; up to 500 characters/) },
  });
  await first.stop();

  const second = await start(settings);
  expect(model.requests).toHaveLength(2);
  expect(await translate(second, "The server is down. Hello.", "ko")).toMatchObject({
    translated_text: "서버가 다운되었습니다. 안녕하세요.",
    engine: "llm",
  });
  expect(model.requests).toHaveLength(2);
});
