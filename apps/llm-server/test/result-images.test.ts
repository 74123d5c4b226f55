import { expect, test } from "vitest";
import { ask } from "./support/ask.ts";
import { startGallery } from "./support/gallery-server.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { anthropicMessages } from "./support/peers/anthropic-messages.ts";
import { googleGenerateContent } from "./support/peers/google-generate-content.ts";
import { openAiChat } from "./support/peers/openai-chat.ts";
import { openAiResponses } from "./support/peers/openai-responses.ts";
import type { WireFormat } from "./support/peers/wire-format.ts";
import { type RawBody, startRawPeer } from "./support/raw-peer.ts";
import { askStreaming, textOf } from "./support/read-stream.ts";

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const OTHER = PIXEL.replace("42mNk", "42mNh");
const MAX_CHARS = 2_000;
const text = (said: string) => ({ type: "text", text: said });
const image = (data: string) => ({ type: "image", mimeType: "image/png", data });
/** A long text, an image, its caption, another image, and another caption. */
const CONTENT = [text("l".repeat(9_000)), image(PIXEL), text("first caption"), image(OTHER), text("last caption")];

type Refusal = { status: number; message: string };

const showing = async (
  format: WireFormat,
  { model, path = "/v1" }: { model: string; path?: string },
  refusal?: Refusal,
) => {
  const peer = await startRawPeer(format, (body) => {
    const sent = JSON.stringify(body);
    if (!sent.includes("first caption")) return { call: { name: "gallery__show", arguments: {} } };
    if (refusal && sent.includes(PIXEL))
      return { status: refusal.status, body: { error: { message: refusal.message } } };
    return { text: "I see." };
  });
  const server = await startLlmApp({
    MODEL: model,
    MODEL_BASE_URL: peer.url + path,
    MODEL_API_KEY: "test",
    MAX_TOOL_RESULT_CHARS: String(MAX_CHARS),
    MCP_CONFIG_FILE: await startGallery(CONTENT),
  });
  return { peer, server };
};

/** What a body contains of the long text, both captions and both images, in order. */
const shownIn = (body: unknown): string[] =>
  [
    ...JSON.stringify(body).matchAll(/l{100,}|(?:first|last) caption|\[(?:cut:|image,) [^\]]*\]|Image \d/g),
    ...imagesIn(body),
  ]
    .toSorted((one, other) => one.index - other.index)
    .map(([found]) =>
      found === PIXEL ? "first image" : found === OTHER ? "last image" : found.replace(/l{100,}/, "long"),
    );

const imagesIn = (body: unknown) => [
  ...JSON.stringify(body).matchAll(new RegExp(`${RegExp.escape(PIXEL)}|${RegExp.escape(OTHER)}`, "g")),
];

const CUT = expect.stringMatching(/^\[cut: these are the first \d+ of 9000 /);

test.each<[string, WireFormat, string, (body: RawBody) => unknown]>([
  [
    "openai:gpt-5",
    openAiResponses,
    "/v1",
    ({ input }) => (input as { type?: string }[]).find(({ type }) => type === "function_call_output"),
  ],
  ["anthropic:claude-sonnet-4-5", anthropicMessages, "/v1", ({ messages }) => (messages as object[]).at(-1)],
])("%s sees the images in the result, in order, and every caption", async (model, format, path, resultOf) => {
  const { peer, server } = await showing(format, { model, path });
  expect((await ask(server, "Show it")).body.answer).toBe("I see.");
  expect(textOf(await askStreaming(server, "Show it"))).toBe("I see.");
  for (const body of [peer.bodies[1], peer.bodies[3]]) {
    const shown = ["long", CUT, "first image", "first caption", "last image", "last caption"];
    expect(shownIn(resultOf(body as RawBody))).toEqual(shown);
  }
});

const LINES = (seen: string) => expect.stringMatching(new RegExp(`^\\[image, image/png, 1 KB: ${seen}\\]$`));

test.each<[string, WireFormat, string]>([
  ["openai-compatible:small", openAiChat, "/v1"],
  ["ollama:llava", openAiChat, "/v1"],
  ["google:gemini-3-pro-preview", googleGenerateContent, "/v1beta"],
  ["google:gemini-2.5-flash", googleGenerateContent, "/v1beta"],
])("%s reads where the images belong, and sees them after the result", async (model, format, path) => {
  const { peer, server } = await showing(format, { model, path });
  expect((await ask(server, "Show it")).body.answer).toBe("I see.");
  expect(textOf(await askStreaming(server, "Show it"))).toBe("I see.");
  for (const body of [peer.bodies[1], peer.bodies[3]]) {
    const [one, two] = [LINES("shown below as image 1"), LINES("shown below as image 2")];
    const result = ["long", CUT, one, "first caption", two, "last caption"];
    expect(shownIn(body)).toEqual([...result, "Image 1", "first image", "Image 2", "last image"]);
  }
});

test("chat completions carry the images as image_url parts of a user message after the tool message", async () => {
  const { peer, server } = await showing(openAiChat, { model: "openai-compatible:small" });
  await ask(server, "Show it");
  const messages = peer.bodies[1]?.messages as { role: string; content: unknown }[];
  expect(messages.slice(-2)).toEqual([
    { role: "tool", tool_call_id: "call_1", content: expect.stringContaining("first caption") },
    {
      role: "user",
      content: [
        text("Image 1 of the tools' results:"),
        { type: "image_url", image_url: { url: `data:image/png;base64,${PIXEL}` } },
        text("Image 2 of the tools' results:"),
        { type: "image_url", image_url: { url: `data:image/png;base64,${OTHER}` } },
      ],
    },
  ]);
});

test.each<[number, string]>([
  [500, "image input is not supported - hint: if this is unexpected, you may need to provide the mmproj"],
  [400, "small is not a multimodal model"],
  [200, "Model does not support images. Please use a model that does."],
  [400, "messages[4].content must be a string"],
  [400, "Failed to deserialize the JSON body: messages[4]: unknown variant `image_url`, expected `text`"],
])("a model whose server refuses images (%d, %s) reads descriptions of them", async (status, message) => {
  const { peer, server } = await showing(openAiChat, { model: "openai-compatible:small" }, { status, message });
  expect((await ask(server, "Show it")).body.answer).toBe("I see.");
  expect(textOf(await askStreaming(server, "Show it"))).toBe("I see.");
  const told = LINES("not shown to this model");
  for (const body of [peer.bodies[2], peer.bodies[5]]) {
    expect(shownIn(body)).toEqual(["long", CUT, told, "first caption", told, "last caption"]);
    expect(body).toHaveProperty(
      "messages",
      expect.toSatisfy((sent: { role: string }[]) => sent.at(-1)?.role === "tool"),
    );
  }
});

test("any other refusal is reported", async () => {
  const refusal = { status: 400, message: "temperature must be 1" };
  const { peer, server } = await showing(openAiChat, { model: "openai-compatible:small" }, refusal);
  expect((await ask(server, "Show it")).status).toBe(422);
  expect(peer.bodies).toHaveLength(2);
});
