import type { Exchange } from "../api/types.ts";

/** A tool's output, or a failure with a code from the error table. */
export type ToolResult =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: string; readonly message: string };

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The response in a body: JSON, or the last message of an event stream. */
const answerIn = (body: string): unknown =>
  parse(body) ??
  body
    .split("\n")
    .filter((line) => line.startsWith("data:"))
    .map((line) => parse(line.slice("data:".length)))
    .findLast((message) => message !== undefined);

/** Extracts the tool's result from a REST or MCP exchange; undefined if it is neither. */
export const toolResultOf = ({ response, status }: Pick<Exchange, "response" | "status">): ToolResult | undefined => {
  const answer = answerIn(response.body);
  if (!isObject(answer)) return undefined;
  if (answer.jsonrpc === "2.0") return ofMcp(answer);
  if (status !== null && status < 400) return { ok: true, output: answer };
  return failed(answer.code, answer.detail);
};

const ofMcp = ({ result, error }: Json): ToolResult | undefined => {
  if (isObject(error)) return failed(isObject(error.data) ? error.data.code : undefined, error.message);
  if (!isObject(result)) return undefined;
  if (result.isError !== true) return { ok: true, output: result.structuredContent ?? result.content };
  const meta = isObject(result._meta) ? result._meta["twinhost/error"] : undefined;
  return failed(isObject(meta) ? meta.code : undefined, textOf(result.content));
};

const failed = (code: unknown, message: unknown): ToolResult => ({
  ok: false,
  code: typeof code === "string" ? code : "unknown",
  message: typeof message === "string" ? message : "",
});

const textOf = (content: unknown): string =>
  (Array.isArray(content) ? content : []).flatMap((block) => (isObject(block) ? (block.text ?? []) : [])).join("\n");
