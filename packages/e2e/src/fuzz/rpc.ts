import type { JsonValue } from "@twinhost/core";
import { TOOL_ERROR_META } from "@twinhost/mcp";
import { z } from "zod";
import { Fault, knownCode, type Outcome } from "./outcome.ts";

export const REVISION = "2026-07-28";

const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": REVISION,
  "io.modelcontextprotocol/clientInfo": { name: "fuzz", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

/** A `tools/call` as JSON. Without an SDK, which might fix or reject the input before the host sees it. */
export const callMessage = (id: number, tool: string, args: JsonValue): string =>
  JSON.stringify({
    jsonrpc: "2.0",
    id,
    method: "tools/call",
    params: { name: tool, arguments: args, _meta: ENVELOPE },
  });

const answer = z.object({
  jsonrpc: z.literal("2.0"),
  id: z.number(),
  error: z
    .object({
      code: z.number(),
      message: z.string(),
      data: z.object({ code: z.string().optional() }).optional().catch(undefined),
    })
    .optional(),
  result: z
    .object({
      isError: z.boolean().optional(),
      structuredContent: z.json().optional(),
      content: z.array(z.looseObject({ type: z.string() })),
      _meta: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
});

const INVALID_PARAMS = -32602;
const errorMeta = z.object({ code: z.string() });

/** @throws Fault if it is not a JSON-RPC response to a `tools/call`. */
export const parseAnswer = (text: string): { id: number; outcome: () => Outcome } => {
  const message = parseJson(text);
  const parsed = answer.safeParse(message);
  if (!parsed.success) throw new Fault(`not an answer to tools/call: ${text.slice(0, 500)}`);
  const { id, error, result } = parsed.data;
  const outcome = (): Outcome => {
    if (error) {
      // The protocol's own error for malformed params, which carries no code of ours.
      if (error.code === INVALID_PARAMS && error.data?.code === undefined) return { code: "invalid_arguments" };
      return { code: knownCode(error.data?.code, text) };
    }
    if (!result) throw new Fault(`neither result nor error: ${text.slice(0, 500)}`);
    if (!result.isError) return { code: "ok", output: result.structuredContent };
    return { code: knownCode(errorMeta.safeParse(result._meta?.[TOOL_ERROR_META]).data?.code, text) };
  };
  return { id, outcome };
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault(`not JSON: ${text.slice(0, 500)}`);
  }
};
