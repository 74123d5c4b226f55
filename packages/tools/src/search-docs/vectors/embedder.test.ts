import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";
import { MODEL, startEmbeddingServer } from "../../../test/search/embedding-server.ts";
import { temporaryFolder } from "../../testing/search-corpus.ts";
import { searchSettings } from "../cluster/cluster-settings.ts";
import { createEmbedder } from "./embedder.ts";
import { embeddingServerOf } from "./embedding-settings.ts";

const signal = AbortSignal.timeout(60_000);

const serve = async (body: string, status = 200): Promise<string> => {
  const { url, close } = await startLoopbackServer((_, response) => void response.writeHead(status).end(body));
  onTestFinished(close);
  return url;
};

it("returns unit vectors in the order of their texts, and sends the key from a file", async () => {
  const server = await startEmbeddingServer();
  onTestFinished(server.close);
  const file = join(temporaryFolder(), "key");
  writeFileSync(file, "secret\n");
  const settings = searchSettings.parse({
    EMBEDDINGS_URL: `${server.embeddings.url}/v1/`,
    EMBEDDINGS_MODEL: MODEL,
    EMBEDDINGS_API_KEY_FILE: file,
  });
  const embeddings = embeddingServerOf(settings);
  const embedder = createEmbedder(embeddings ?? server.embeddings);
  const [apple, pear] = await embedder.documents(["apple apple", "pear"], signal);
  expect(apple?.slice(0, 2)).toEqual(Float32Array.of(1, 0));
  expect(pear?.slice(0, 2)).toEqual(Float32Array.of(0, 1));
  expect([...server.authorizations]).toEqual(["Bearer secret"]);
});

it("has no server without settings, and says which two go together", () => {
  expect(embeddingServerOf(searchSettings.parse({}))).toBeUndefined();
  const half = searchSettings.parse({ EMBEDDINGS_URL: "http://127.0.0.1:8080" });
  expect(() => embeddingServerOf(half)).toThrow("EMBEDDINGS_URL and EMBEDDINGS_MODEL go together");
});

it("rejects a password in the URL, which error messages would show", () => {
  const settings = { EMBEDDINGS_URL: "http://user:secret@127.0.0.1:8080", EMBEDDINGS_MODEL: MODEL };
  const open = () => embeddingServerOf(searchSettings.parse(settings));
  expect(open).toThrow("EMBEDDINGS_API_KEY_FILE");
  expect(open).not.toThrow("secret");
});

it("distinguishes questions from documents for models trained that way", async () => {
  const inputs: unknown[] = [];
  const { url, close } = await startLoopbackServer(async (request, response) => {
    const { input } = JSON.parse((await request.setEncoding("utf8").toArray()).join("")) as { input: unknown };
    inputs.push(input);
    response.end(JSON.stringify({ data: [{ index: 0, embedding: [1, 0] }] }));
  });
  onTestFinished(close);
  const embedder = createEmbedder({ url, model: "intfloat/multilingual-e5-small" });
  await embedder.query("a question", signal);
  await embedder.documents(["a text"], signal);
  expect(inputs).toEqual(["query: a question", ["passage: a text"]]);
});

it.each([
  ["refuses", "{}", 401, "the embeddings server answered 401 Unauthorized"],
  ["answers differently", '{"data": [{"index": 0}]}', 200, "the embeddings server does not answer as OpenAI's does"],
  ["answers in HTML", "<html>srv-1</html>", 200, "the embeddings server does not answer as OpenAI's does"],
  ["omits a text", '{"data": []}', 200, "the embeddings server does not answer as OpenAI's does"],
])("says what is wrong with a server that %s", async (_, body, status, message) => {
  const embedder = createEmbedder({ url: await serve(body, status), model: MODEL });
  await expect(embedder.query("apple", signal)).rejects.toThrow(message);
});

it("limits the size of an answer", async () => {
  const { url, close } = await startLoopbackServer((_, response) => {
    const write = (): void => {
      while (!response.destroyed && response.write(" ".repeat(1_000_000)));
    };
    response.on("drain", write);
    write();
  });
  onTestFinished(close);
  const reading = createEmbedder({ url, model: MODEL }).query("apple", AbortSignal.timeout(100_000));
  await expect(reading).rejects.toMatchObject({ code: "too_large" });
});

it("reports an unreachable server", async () => {
  const { url, close } = await startLoopbackServer(() => {});
  close();
  await expect(createEmbedder({ url, model: MODEL }).query("apple", signal)).rejects.toThrow(
    "the embeddings server does not answer",
  );
});
