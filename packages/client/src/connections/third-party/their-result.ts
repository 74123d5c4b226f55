import type { CallToolResult } from "@modelcontextprotocol/client";
import { type ContentBlock, failure, type JsonObject, type ToolResult } from "@twinhost/core";
import { codedFailure } from "../mcp-failures.ts";
import { isLoose } from "./plain-values.ts";

type Block = CallToolResult["content"][number];

const LONGEST_ERROR = 10_000;

/**
 * A third-party server's result with all that it contains: content in its order, and structured content. What a server
 * sends twice, as structured content and again as its JSON in a text, is kept once.
 */
export const toTheirResult = ({ content, structuredContent, isError, _meta }: CallToolResult): ToolResult => {
  if (isError) {
    const message = errorText(content, structuredContent);
    return { ok: false, error: codedFailure(_meta, message) ?? failure("refused_input", message) };
  }
  const structured = isLoose(structuredContent) && Object.keys(structuredContent).length > 0;
  const blocks = content.map(withoutAnnotations) as unknown as ContentBlock[];
  if (!structured) return { ok: true, output: { content: blocks } as unknown as JsonObject };
  return says(content, structuredContent)
    ? { ok: true, output: structuredContent as JsonObject }
    : { ok: true, output: { content: blocks, structuredContent } as unknown as JsonObject };
};

/** The audience and the priority of a block mean nothing to a model. */
const withoutAnnotations = ({ annotations, ...block }: Block): object => block;

/** Whether the content is only the structured content as text. */
const says = (content: readonly Block[], structured: Readonly<Record<string, unknown>>): boolean => {
  if (content.length === 0) return true;
  const texts = content.flatMap((block) => (block.type === "text" ? [block.text] : []));
  if (texts.length !== content.length) return false;
  // Python's SDK wraps anything but an object, and sends the items of a list one by one.
  const wrapped = Object.keys(structured).length === 1 ? structured.result : undefined;
  const [only = ""] = texts;
  if (texts.length === 1 && (only === wrapped || isSame(parse(only), structured) || isSame(parse(only), wrapped)))
    return true;
  return (
    Array.isArray(wrapped) &&
    wrapped.length === texts.length &&
    wrapped.every((item, index) => item === texts[index] || isSame(parse(texts[index] ?? ""), item))
  );
};

const isSame = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isLoose(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  );
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const errorText = (content: readonly Block[], structured: unknown): string => {
  const texts = content.map((block) => {
    if (block.type === "text") return block.text;
    if (block.type === "resource") return "text" in block.resource ? block.resource.text : block.resource.uri;
    return block.type === "resource_link" ? block.uri : `[${block.type}, ${block.mimeType}]`;
  });
  const said = texts.filter((text) => text.trim() !== "").join("\n");
  const text = said || (isLoose(structured) && JSON.stringify(structured)) || NO_TEXT;
  return text.length > LONGEST_ERROR ? `${text.slice(0, LONGEST_ERROR).toWellFormed()}…` : text;
};

const NO_TEXT = "The tool reported an error, and did not say which.";
