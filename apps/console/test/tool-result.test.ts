import { expect, it } from "vitest";
import { toolResultOf } from "../src/tools/tool-result.ts";

const http = (body: unknown, status = 200) => ({ response: { head: "", body: JSON.stringify(body) }, status });

it("extracts the same output from REST, MCP over HTTP, and a pipe", () => {
  const output = { result: "36", value: 36 };
  const message = { jsonrpc: "2.0", id: 1, result: { content: [], structuredContent: output } };
  const events = `event: message\ndata: {"jsonrpc":"2.0","method":"notifications/progress"}\n\ndata: ${JSON.stringify(message)}\n\n`;
  expect(toolResultOf(http(output))).toEqual({ ok: true, output });
  expect(toolResultOf(http(message))).toEqual({ ok: true, output });
  expect(toolResultOf({ ...http(message), status: null })).toEqual({ ok: true, output });
  expect(toolResultOf({ response: { head: "", body: events }, status: 200 })).toEqual({ ok: true, output });
});

it("extracts the same failure, with its code", () => {
  const failure = { ok: false, code: "refused_input", message: "Division by zero." };
  const result = {
    isError: true,
    content: [{ type: "text", text: "Division by zero." }],
    _meta: { "twinhost/error": { code: "refused_input", retryable: false } },
  };
  expect(toolResultOf(http({ code: "refused_input", detail: "Division by zero." }, 422))).toEqual(failure);
  expect(toolResultOf(http({ jsonrpc: "2.0", id: 1, result }))).toEqual(failure);
  const error = { code: -32602, message: "Not yours.", data: { code: "forbidden" } };
  expect(toolResultOf(http({ jsonrpc: "2.0", id: 1, error }))).toMatchObject({ ok: false, code: "forbidden" });
});

it("returns undefined for anything else", () => {
  expect(toolResultOf({ response: { head: "", body: "<html>" }, status: 502 })).toBeUndefined();
});
