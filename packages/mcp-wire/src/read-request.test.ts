import { expect, it } from "vitest";
import { callHeaders, surelyAcceptsJson } from "./protocol-headers.ts";
import { readRequest } from "./read-request.ts";
import { writeCall } from "./write-request.ts";

const client = { name: "test", version: "1" };
const call = (era: "stateless" | "session", meta?: Record<string, unknown>) =>
  JSON.parse(writeCall({ id: 7, era, client, meta }, "calculate", { expression: "1" }));
const headers = callHeaders("calculate") ?? {};

it("reads what was written, in both revisions and over both transports", () => {
  const read = { id: 7, method: "tools/call", tool: "calculate", arguments: { expression: "1" } };
  expect(readRequest(call("stateless"), { headers })).toMatchObject({ ...read, era: "stateless" });
  expect(readRequest(call("stateless"), {})).toMatchObject({ ...read, era: "stateless" });
  expect(readRequest(call("session"), { session: true })).toMatchObject({ ...read, era: "session", meta: {} });
  const { params, ...envelope } = JSON.parse(writeCall({ id: "a", era: "stateless", client }, "any", {}));
  const list = { ...envelope, method: "tools/list", params: { _meta: params._meta } };
  expect(
    readRequest(list, { headers: { ...headers, "mcp-method": "tools/list", "mcp-name": undefined } }),
  ).toMatchObject({ method: "tools/list" });
});

const announcing = (capabilities: object) => {
  const plain = call("stateless");
  plain.params._meta["io.modelcontextprotocol/clientCapabilities"] = capabilities;
  return plain;
};

it("reads the calls of clients that want progress or declare capabilities", () => {
  const desktop = { elicitation: { form: {}, url: {} }, sampling: { tools: {} }, roots: { listChanged: true } };
  expect(readRequest(announcing(desktop), { headers })).toBeDefined();
  expect(readRequest(call("session", { progressToken: "a" }), { session: true })).toBeDefined();
});

it("reads a call in a session over HTTP, in each revision with sessions", () => {
  const inSession = (version?: string) =>
    readRequest(call("session"), {
      session: true,
      headers: { "mcp-session-id": "x", "mcp-protocol-version": version },
    });
  for (const version of [undefined, "2025-11-25", "2024-11-05"]) expect(inSession(version), version).toBeDefined();
  for (const version of ["2026-07-28", "2099-01-01", ""]) expect(inSession(version), version).toBeUndefined();
});

it.each([
  ["another method's header", { ...headers, "mcp-method": "tools/list" }],
  ["another tool's header", { ...headers, "mcp-name": "translate" }],
  ["another revision's header", { ...headers, "mcp-protocol-version": "2025-11-25" }],
  ["a missing header", { ...headers, "mcp-name": undefined }],
  ["an additional session header", { ...headers, "mcp-session-id": "x" }],
])("leaves a request with %s to the SDK", (_what, odd) => {
  expect(readRequest(call("stateless"), { headers: odd })).toBeUndefined();
});

it.each([
  ["an invalid progress token", { progressToken: 1.5 }],
  ["a key of the protocol itself", { "io.modelcontextprotocol/related-task": { taskId: "x" } }],
  ["a key in a reserved namespace", { "com.mcp/x": 1 }],
])("leaves %s to the SDK", (_what, meta) => {
  expect(readRequest(call("stateless", meta), { headers })).toBeUndefined();
  expect(readRequest(call("session", meta), { session: true })).toBeUndefined();
});

it("leaves anything but a plain call to the SDK", () => {
  const plain = call("stateless");
  for (const message of [
    [plain],
    null,
    { ...plain, id: null },
    { ...plain, id: 1.5 },
    { ...plain, extra: 1 },
    { ...plain, params: [] },
    { ...plain, params: { ...plain.params, inputResponses: {} } },
    { ...plain, params: { ...plain.params, arguments: "{}" } },
    { ...plain, params: { ...plain.params, name: 1 } },
    announcing({ elicitation: { form: { applyDefaults: true } } }),
    announcing({ roots: true }),
    call("session"),
  ])
    expect(readRequest(message, {})).toBeUndefined();
});

it("writes no headers for a name that needs encoding", () => {
  for (const name of ["번역", " a", "=?base64?YQ==?=", ""]) expect(callHeaders(name)).toBeUndefined();
});

it("knows the Accept headers that certainly allow JSON", () => {
  for (const accept of [undefined, "*/*", "application/json", "text/event-stream, application/json", "a/b,*/*"])
    expect(surelyAcceptsJson({ accept }), accept).toBe(true);
  for (const accept of ["text/html", "application/json;q=0", "", "application/*", "application/json, */*;q=0.1"])
    expect(surelyAcceptsJson({ accept }), accept).toBe(false);
});
