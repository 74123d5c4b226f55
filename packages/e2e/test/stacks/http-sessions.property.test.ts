import { readRequest } from "@twinhost/mcp-wire";
import { readEvents, rounds } from "@twinhost/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type HttpStack, inflated, masked, openHttpStack } from "./http-stack.ts";
import { maskedText } from "./masked-text.ts";
import { bytesOf, capabilities, headersFor, inSession, message } from "./requests.ts";

type Message = Record<string, unknown>;
type Headers = Record<string, string>;

const ALWAYS = {
  "x-api-key": "right",
  "content-type": "application/json",
  accept: "application/json, text/event-stream",
};
/** The client's responses to requests. */
const ANSWERS: Record<string, object> = {
  "elicitation/create": { action: "accept", content: { name: "Ada" } },
  "sampling/createMessage": { role: "assistant", model: "m", content: { type: "text", text: "Hi" } },
  "roots/list": { roots: [{ uri: "file:///a" }] },
};

let fast: HttpStack;
let sdk: HttpStack;
beforeAll(async () => {
  [fast, sdk] = await Promise.all([openHttpStack("fast"), openHttpStack("sdk")]);
});
afterAll(() => Promise.all([fast.close(), sdk.close()]));

/** Sends one request in a session, answers the server's requests, and resumes a stream that was dropped. */
const exchange = async (stack: HttpStack, headers: Headers, body: Buffer, session: Headers) => {
  const messages: string[] = [];
  let isAnswered = false;
  const answering: Promise<unknown>[] = [];
  let lastId: string | undefined;
  const take = (one: Message): void => {
    messages.push(maskedText(JSON.stringify(one)));
    isAnswered ||= !("method" in one);
    const result = ANSWERS[String(one.method)];
    if (!result || one.id === undefined) return;
    const answer = JSON.stringify({ jsonrpc: "2.0", id: one.id, result });
    const sent = stack.request({ path: "/mcp", method: "POST", headers: { ...ALWAYS, ...session }, body: answer });
    answering.push(sent.then((accepted) => accepted.body.dump()));
  };
  const read = async ({ body, headers }: Awaited<ReturnType<HttpStack["request"]>>): Promise<string> => {
    if (!String(headers["content-type"]).startsWith("text/event-stream"))
      return inflated(await body.bytes(), headers["content-encoding"]).toString();
    for await (const { id, data } of readEvents(body)) {
      lastId = id ?? lastId;
      if (data !== "") take(JSON.parse(data));
    }
    return "";
  };

  const answer = await stack.request({ path: "/mcp", method: "POST", headers, body });
  const text = await read(answer);
  if (lastId !== undefined && !isAnswered) {
    const rest = { ...ALWAYS, ...session, "last-event-id": lastId };
    await read(await stack.request({ path: "/mcp", method: "GET", headers: rest }));
  }
  await Promise.all(answering);
  if (answer.statusCode !== 200)
    return { status: answer.statusCode, headers: masked(answer.headers, Buffer.from(text)), text: maskedText(text) };
  // An immediate response is the fast path's JSON instead of a stream of one event.
  if (text !== "") take(JSON.parse(text));
  const { "x-frame-options": safe, "mcp-session-id": id } = answer.headers;
  return { status: 200, safe, id: id === session["mcp-session-id"], messages };
};

const post = (stack: HttpStack, headers: Headers, body: object) =>
  stack.request({ path: "/mcp", method: "POST", headers: { ...ALWAYS, ...headers }, body: JSON.stringify(body) });

/** Opens a session. @returns the headers of its requests */
const openSession = async (stack: HttpStack, revision: string, capabilities: object): Promise<Headers> => {
  const params = { protocolVersion: revision, capabilities, clientInfo: { name: "test", version: "1" } };
  const opened = await post(stack, {}, { jsonrpc: "2.0", id: "open", method: "initialize", params });
  await opened.body.dump();
  const session = { "mcp-session-id": String(opened.headers["mcp-session-id"]), "mcp-protocol-version": revision };
  for (const next of [
    { jsonrpc: "2.0", method: "notifications/initialized" },
    { jsonrpc: "2.0", id: "level", method: "logging/setLevel", params: { level: "info" } },
  ])
    await (await post(stack, session, next)).body.dump();
  return session;
};

const sample = fc.record({
  revision: fc.constantFrom("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"),
  capabilities,
  request: message
    .map(inSession)
    .chain((body) => fc.record({ body: fc.constant(body), headers: headersFor(body), bytes: bytesOf(body) })),
  // Mostly the session's own.
  odd: fc.record({ version: fc.integer({ min: 0, max: 9 }), session: fc.integer({ min: 0, max: 9 }) }),
});

it("answers every request in an HTTP session like the SDK, as JSON if nothing precedes the response", async () => {
  const sessions = new Map<string, Promise<[Headers, Headers]>>();
  let plain = 0;
  const numRuns = rounds({ few: 500, all: 3_000 });
  await fc.assert(
    fc.asyncProperty(sample, async ({ revision, capabilities, request, odd }) => {
      const key = JSON.stringify([revision, capabilities]);
      const opening =
        sessions.get(key) ??
        Promise.all([openSession(fast, revision, capabilities), openSession(sdk, revision, capabilities)]);
      sessions.set(key, opening);
      const [ofFast, ofSdk] = await opening;
      const { body, headers, bytes } = request;
      const headersIn = (session: Headers): Headers => ({
        ...headers,
        ...(odd.version > 0 && { "mcp-protocol-version": revision }),
        ...(odd.session > 0 && { "mcp-session-id": session["mcp-session-id"] ?? "" }),
      });
      if (readRequest(body, { headers: headersIn(ofFast), session: true })) plain++;
      const [ours, theirs] = await Promise.all([
        exchange(fast, headersIn(ofFast), bytes, ofFast),
        exchange(sdk, headersIn(ofSdk), bytes, ofSdk),
      ]);
      expect(ours).toEqual(theirs);
    }),
    { numRuns },
  );
  // Otherwise nothing was compared.
  expect(plain).toBeGreaterThan(numRuns / 20);
});
