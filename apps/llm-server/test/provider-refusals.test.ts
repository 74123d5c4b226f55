import { describe, expect, test } from "vitest";
import { post } from "./support/ask.ts";
import { startLlmApp } from "./support/llm-app.ts";
import { type PeerRequest, startOpenAiPeer } from "./support/openai-peer.ts";
import { readCompletion } from "./support/read-completion.ts";

const MODEL = "openai-compatible:small";

/** A model server that answers certain requests with an error. */
const refusing = async (
  status: number,
  body: unknown,
  { headers = {}, isRefused = () => true }: { headers?: object; isRefused?: (request: PeerRequest) => boolean } = {},
) => {
  const peer = await startOpenAiPeer((request, response) => {
    if (!isRefused(request)) return { content: "Fine." };
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
    return undefined;
  });
  const server = await startLlmApp({ MODEL, MODEL_BASE_URL: peer.url });
  return { peer, server };
};

const ROUTES = [
  ["/query", { query: "Go" }],
  ["/v1/chat/completions", { model: MODEL, messages: [{ role: "user", content: "Go" }] }],
  ["/v1/chat/completions", { model: MODEL, messages: [{ role: "user", content: "Go" }], stream: true }],
] as const;

const request = (server: { url: string }, [path, body]: (typeof ROUTES)[number]) =>
  fetch(server.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

describe("tools", () => {
  const isRefused = ({ tools }: PeerRequest) => tools !== undefined;

  test.each<[number, unknown]>([
    [422, { detail: [{ type: "extra_forbidden", loc: ["body", "tools"], msg: "Extra inputs are not permitted" }] }],
    [422, { error: { message: "extra fields not permitted: tools" } }],
    [400, { error: { message: "Unrecognized request argument supplied: tools" } }],
    [400, { message: "unknown field tools" }],
    [400, 'json: unknown field "tools"'],
    [400, { object: "error", message: "[{'loc': ('body', 'tool_choice'), 'msg': 'Extra inputs are not permitted'}]" }],
    [400, { error: { message: "tools: Extra inputs are not permitted" } }],
    [404, { error: { message: "No endpoints found that support tool use.", code: 404 } }],
    [500, { error: { message: "tools param requires --jinja flag" } }],
  ])("refused altogether (%d, %j): answered without them, and says so", async (status, body) => {
    const { server } = await refusing(status, body, { isRefused });
    expect(await post(`${server.url}/query`, { query: "Go" })).toMatchObject({
      status: 200,
      body: { answer: "Fine.\n\n(Answered without tools: this model does not support them.)" },
    });
    const streamed = await readCompletion(`${server.url}${ROUTES[2][0]}`, ROUTES[2][1]);
    expect(streamed.content).toContain("Answered without tools");
  });

  test.each([
    "Unknown parameter: 'tools[0].function.strict'",
    "tools.0.custom.input_schema: Extra inputs are not permitted",
    "Invalid schema for function 'calculate'",
  ])("one of which is refused (%s): the reason is reported", async (message) => {
    const { peer, server } = await refusing(400, { error: { message } }, { isRefused });
    const reply = await post(`${server.url}/query`, { query: "Go" });
    expect(reply).toMatchObject({ status: 422, body: { detail: expect.stringContaining(message) } });
    expect(peer.requests).toHaveLength(1);
  });
});

test.each<[number, object]>([
  [402, { error: { message: "Insufficient Balance" } }],
  [429, { error: { message: "You exceeded your current quota", code: "insufficient_quota" } }],
])("a payment failure (%d) is refused, and not retryable", async (status, body) => {
  const { server } = await refusing(status, body);
  for (const route of ROUTES) {
    const response = await request(server, route);
    expect(response.status).toBe(422);
    expect(response.headers.get("retry-after")).toBeNull();
    const text = await response.text();
    expect(text).toContain("payment");
    expect(text).toContain("refused_input");
  }
  expect((await post(`${server.url}/query`, { query: "Go" })).body).toMatchObject({ retryable: false });
});

describe("Retry-After", () => {
  test.each([503, 529, 429])("of a %d is passed on, as seconds or a date", async (status) => {
    const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
    for (const [header, least] of [
      ["7", 7],
      [inAnHour, 1_800],
    ] as const) {
      const { server } = await refusing(status, { error: { message: "busy" } }, { headers: { "retry-after": header } });
      for (const route of ROUTES) {
        const response = await request(server, route);
        expect(response.status).toBe(status === 429 ? 429 : 503);
        const seconds = Number(response.headers.get("retry-after"));
        expect(seconds).toBeGreaterThanOrEqual(least);
        expect(seconds).toBeLessThanOrEqual(3_600);
      }
    }
  });

  test("is not made up if the server sends none", async () => {
    const { server } = await refusing(503, {});
    expect((await request(server, ROUTES[0])).headers.get("retry-after")).toBeNull();
  });
});
