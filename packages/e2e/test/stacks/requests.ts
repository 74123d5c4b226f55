import fc, { type Arbitrary } from "fast-check";
import { WORDS } from "./odd-tools.ts";

/** Mostly the first value, so that most requests are valid except for one or two details. */
const mostly = <Value>(usual: Value | Arbitrary<Value>, ...odd: readonly unknown[]): Arbitrary<unknown> =>
  fc.oneof(
    { arbitrary: usual instanceof fc.Arbitrary ? usual : fc.constant(usual), weight: 12 },
    { arbitrary: fc.constantFrom(...odd), weight: 1 },
  );

/** Marks a field to leave out of an object. */
const ABSENT = Symbol("absent");
const present = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ABSENT));
const object = (fields: Record<string, Arbitrary<unknown>>): Arbitrary<Record<string, unknown>> =>
  fc.record(fields).map(present);

const odd = [ABSENT, null, 7, "x", [], {}] as const;

const id = mostly(
  fc.oneof(fc.integer(), fc.string(), fc.constant(Number.MAX_SAFE_INTEGER)),
  ABSENT,
  null,
  1.5,
  -0,
  2 ** 60,
  true,
  {},
);

const traceparent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
const client = mostly(
  { name: "test", version: "1" },
  ABSENT,
  { name: "test", version: "1", title: "Test" },
  { name: "test", version: "1", websiteUrl: "no url", extra: 1 },
  { name: "test", version: 1 },
  { name: "test" },
  "x",
);
/** Client capabilities. */
export const capabilities = fc.constantFrom<object>(
  {},
  {},
  { elicitation: {} },
  { elicitation: { form: {} }, sampling: {}, roots: { listChanged: true } },
  { elicitation: { url: {} }, sampling: { tools: {}, context: {} } },
  { roots: {}, experimental: { mine: { a: [1] } }, extensions: { "example.com/ui": { mimeTypes: ["text/html"] } } },
  { unknown: {}, tasks: { list: {} } },
);
const anyones = {
  "twinhost/timing": fc.constantFrom(ABSENT, ABSENT, true, 1),
  "twinhost/structured-only": fc.constantFrom(ABSENT, true, "yes"),
  "example.com/mine": fc.constantFrom(ABSENT, { a: 1 }),
  traceparent: fc.constantFrom(ABSENT, ABSENT, traceparent, "wrong", 7),
  tracestate: fc.constantFrom(ABSENT, "a=b"),
  progressToken: mostly(fc.constantFrom(ABSENT, 1, "token"), 1.5, null, {}),
  "twinhost/running": mostly(ABSENT, {}),
  "io.modelcontextprotocol/related-task": mostly(ABSENT, { taskId: "x" }, 7),
  "io.modelcontextprotocol/later": mostly(ABSENT, 1),
};
const meta = object({
  "io.modelcontextprotocol/protocolVersion": mostly("2026-07-28", "2025-11-25", "2099-01-01", 7, null, ABSENT),
  "io.modelcontextprotocol/clientCapabilities": mostly(
    capabilities,
    { sampling: 7 },
    { roots: { listChanged: 1 } },
    { roots: { other: {} } },
    { elicitation: { form: 7 } },
    { elicitation: { form: { applyDefaults: 7 } } },
    { experimental: { mine: true } },
    { unknown: 7 },
    ...odd.slice(0, 5),
  ),
  "io.modelcontextprotocol/clientInfo": client,
  "io.modelcontextprotocol/logLevel": mostly(fc.constantFrom(ABSENT, ABSENT, "debug", "error"), "loud", 7, null),
  ...anyones,
});

/** A tool call, mostly with valid arguments. */
const call = fc.oneof(
  fc.tuple(
    fc.constant("echo"),
    fc.record({ value: fc.oneof(fc.jsonValue(), fc.constant("ü한글".repeat(500)), fc.string({ unit: "grapheme" })) }),
  ),
  fc.tuple(
    fc.constant("fail"),
    fc.constantFrom({ code: "rate_limited", retryAfterMs: 1.5 }, { code: "internal" }, { code: "deadline" }),
  ),
  fc.tuple(fc.constant("tell"), fc.record({ what: fc.constantFrom("text", "image", "link", "broken") })),
  fc.tuple(fc.constant("talk"), fc.record({ words: fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }) })),
  fc.tuple(fc.constantFrom("ask", "crash", "secret"), fc.constant({})),
  fc.tuple(fc.constant("mirrored"), fc.constantFrom({ region: "eu" }, {})),
  fc.tuple(fc.constantFrom("nope", "", "번역", " echo", "=?base64?ZWNobw==?=", "x".repeat(300)), fc.constant({})),
);
const wrongArguments = [ABSENT, null, "{}", '{"value":1}', "x", [], 7, { value: 1, unknown: 2 }];

const params = fc.tuple(fc.boolean(), call, meta).chain(([isCall, [name, args], _meta]) =>
  object({
    ...(isCall && { name: mostly(name, ...odd), arguments: mostly(args, ...wrongArguments) }),
    _meta: mostly(_meta, ...odd),
    cursor: mostly(ABSENT, "x", 7),
    inputResponses: mostly(ABSENT, {}, 7),
    requestState: mostly(ABSENT, "x"),
    task: mostly(ABSENT, { ttl: 1 }, 7),
    extra: mostly(ABSENT, 1),
  }).map((fields) => ({ isCall, fields })),
);

/** A message that a client might send: valid, odd or broken. */
export const message: Arbitrary<unknown> = params.chain(({ isCall, fields }) =>
  mostly(
    object({
      jsonrpc: mostly("2.0", "1.0", ABSENT, 2),
      id,
      method: mostly(isCall ? "tools/call" : "tools/list", "tools/cal", "ping", "prompts/list", 7, ABSENT),
      params: mostly(fields, ...odd),
      result: mostly(ABSENT, {}),
      extra: mostly(ABSENT, 1),
    }),
    ...odd.slice(1),
  ),
);

const fieldOf = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);

/** A request's headers, mostly matching its message. */
export const headersFor = (body: unknown): Arbitrary<Record<string, string>> => {
  const text = (value: unknown): unknown =>
    typeof value === "string" && /^[\x20-\x7e]*$/.test(value) ? value : ABSENT;
  const method = text(fieldOf(body, "method"));
  const name = fieldOf(body, "params", "name");
  const encoded = typeof name === "string" ? `=?base64?${Buffer.from(name).toString("base64")}?=` : ABSENT;
  return object({
    "mcp-protocol-version": mostly("2026-07-28", ABSENT, "2025-11-25", "2099-01-01", " 2026-07-28 ", "x"),
    "mcp-method": mostly(method, ABSENT, "tools/list", "TOOLS/CALL", "x"),
    "mcp-name": mostly(text(name), ABSENT, encoded, "echo", "=?base64?!?="),
    "mcp-param-region": mostly(ABSENT, "eu", "us"),
    "mcp-session-id": mostly(ABSENT, "x", ""),
    accept: mostly(
      "application/json, text/event-stream",
      ABSENT,
      "*/*",
      "application/json",
      "text/html",
      "application/*",
      "application/json;q=0",
      "text/event-stream",
      "",
    ),
    "content-type": mostly(
      "application/json",
      "application/json; charset=utf-8",
      "Application/JSON",
      'application/json; charset="utf-8"',
      "application/json; charset=latin1",
      "text/plain",
      ABSENT,
    ),
    "accept-encoding": fc.constantFrom(ABSENT, "gzip", "br, gzip", "identity", "gzip;q=0, *"),
    "content-encoding": mostly(ABSENT, "gzip", "identity", "x"),
    host: mostly(ABSENT, "evil.example"),
    origin: mostly(ABSENT, "http://good.example", "http://evil.example", "null"),
    "x-api-key": mostly("right", ABSENT, "wrong", ""),
    authorization: mostly(ABSENT, "Bearer right", "Bearer wrong"),
  }) as Arbitrary<Record<string, string>>;
};

const TOO_LONG = Buffer.alloc(1024 * 1024 + 1, 0x20);

/** The bytes of a body: the message, or something that is not a message. */
export const bytesOf = (body: unknown): Arbitrary<Buffer> => {
  const json = JSON.stringify(body) ?? "";
  return mostly(
    Buffer.from(json),
    Buffer.from(JSON.stringify(body, null, 2) ?? ""),
    Buffer.from(json.slice(0, -1)),
    Buffer.from(`\ufeff${json}`),
    Buffer.from([0x22, 0xff, 0x22]),
    Buffer.from(`[${json}]`),
    Buffer.from(`[${json},${json}]`),
    Buffer.from("[".repeat(70) + "]".repeat(70)),
    Buffer.from(json.replace(/\}$/, ',"id":9}')),
    Buffer.alloc(0),
    TOO_LONG,
  ) as Arbitrary<Buffer>;
};
/** The same request in revision 2025-11-25, for a connection that has negotiated it. */
export const inSession = (given: unknown): unknown => {
  const { params } = (given ?? {}) as { params?: { _meta?: object } | null };
  if (typeof params !== "object" || !params || typeof params._meta !== "object" || !params._meta) return given;
  const _meta = Object.fromEntries(
    Object.entries(params._meta).filter(
      ([key]) => !/(protocolVersion|clientCapabilities|clientInfo|logLevel)$/.test(key),
    ),
  );
  return { ...(given as object), params: { ...params, _meta } };
};
