import { expect, test } from "vitest";
import { post } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { startOpenAiPeer } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";

const MODEL = "openai-compatible:small";
const peer = await startOpenAiPeer(() => ({ content: '{"sky": "clear"}' }));
const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url });
const url = `${server.url}/v1/chat/completions`;
const messages = [{ role: "user", content: "Describe it" }];
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const showing = (image: string) => [
  {
    role: "user",
    content: [
      { type: "text", text: "What is this?" },
      { type: "image_url", image_url: { url: image } },
    ],
  },
];

const schema = {
  type: "object",
  properties: { sky: { type: "string" } },
  required: ["sky"],
  additionalProperties: false,
};

test.each([
  [{ type: "json_object" }, { type: "json_object" }],
  [
    { type: "json_schema", json_schema: { name: "weather", strict: false, schema } },
    { type: "json_schema", json_schema: { name: "weather", strict: false, schema } },
  ],
  [{ type: "text" }, undefined],
])("response_format %j is passed on, and the answer arrives as the model wrote it", async (response_format, sent) => {
  for (const stream of [false, true]) {
    const reply = await readCompletion(url, { model: MODEL, messages, response_format, stream });
    expect(reply).toMatchObject({ status: 200, content: '{"sky": "clear"}' });
    if (sent) expect(peer.requests.at(-1)?.response_format).toMatchObject(sent);
    else expect(peer.requests.at(-1)).not.toHaveProperty("response_format");
  }
});

test.each([`data:image/png;base64,${PIXEL}`, "http://169.254.169.254/latest/image.png"])(
  "an image at %s reaches the model unchanged; this server fetches none",
  async (image) => {
    expect(await readCompletion(url, { model: MODEL, messages: showing(image) })).toMatchObject({ status: 200 });
    expect(peer.requests.at(-1)?.messages.at(-1)).toEqual(showing(image)[0]);
  },
);

test.each([
  ["another URL", { messages: showing("file:///etc/passwd") }, "messages.0.content.1"],
  ["non-image data", { messages: showing("data:text/html;base64,AAAA") }, "messages.0.content.1"],
  ["an unknown format", { messages, response_format: { type: "xml" } }, "response_format.type"],
])("%s: 400", async (_what, body, param) => {
  expect(await post(url, { model: MODEL, ...body })).toMatchObject({ status: 400, body: { error: { param } } });
});

test.each([
  ["a format", { messages, response_format: { type: "json_object" } }, "response_format.type", "text only"],
  ["an image", { messages: showing(`data:image/png;base64,${PIXEL}`) }, "messages", "no images"],
])("the builtin model refuses %s, and says why", async (_what, body, param, why) => {
  expect(await post(url, { model: "builtin", ...body })).toMatchObject({
    status: 400,
    body: { error: { param, message: expect.stringContaining(why) } },
  });
});

test.each(["/v1/responses", "/v1/completions", "/v1/embeddings"])(
  "%s: 404 in OpenAI's format, with a hint",
  async (path) => {
    expect(await post(server.url + path, { model: MODEL, input: "hi" })).toMatchObject({
      status: 404,
      body: { error: { type: "invalid_request_error", message: expect.stringContaining("/v1/chat/completions") } },
    });
  },
);

test("a long chat is accepted, up to MAX_BODY_BYTES", async () => {
  const long = (bytes: number) => ({ model: MODEL, messages: [{ role: "user", content: "a".repeat(bytes) }] });
  expect((await post(url, long(3_000_000))).status).toBe(200);
  expect((await post(url, long(9_000_000))).status).toBe(413);
  const small = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url, MAX_BODY_BYTES: "2000" });
  expect((await post(`${small.url}/v1/chat/completions`, long(1_000))).status).toBe(200);
  expect((await post(`${small.url}/v1/chat/completions`, long(3_000))).status).toBe(413);
});
