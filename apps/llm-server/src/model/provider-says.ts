import { APICallError } from "@ai-sdk/provider";

/** What a provider said about a failure, for callers to read. */
export interface ProviderWords {
  readonly message: string | undefined;
  /** Its own name for the failure, such as `context_length_exceeded`. */
  readonly code: string | undefined;
}

/** The longest message that a caller is shown, in characters. */
const MAX_LENGTH = 300;

export const providerWords = (error: unknown): ProviderWords => {
  if (APICallError.isInstance(error)) {
    const body = parsed(error.responseBody ?? "");
    return { message: shown(messageIn(body)), code: codeIn(body) };
  }
  return { message: shown(messageIn(error)), code: codeIn(error) };
};

/** Every provider puts it somewhere else. */
const messageIn = (body: unknown): string | undefined => {
  if (typeof body === "string") return body;
  if (Array.isArray(body)) return messageIn(body[0]);
  if (typeof body !== "object" || body === null) return undefined;
  const { error, message, detail, msg } = body as Record<string, unknown>;
  return messageIn(error) ?? messageIn(message) ?? messageIn(detail) ?? messageIn(msg);
};

const codeIn = (body: unknown): string | undefined => {
  if (Array.isArray(body)) return codeIn(body[0]);
  if (typeof body !== "object" || body === null) return undefined;
  const { error, code, type } = body as Record<string, unknown>;
  return codeIn(error) ?? textOf(code) ?? textOf(type);
};

/** The HTTP status that an error in a stream stands for. */
export const statusIn = (body: unknown): number | undefined => {
  if (Array.isArray(body)) return statusIn(body[0]);
  if (typeof body !== "object" || body === null) return undefined;
  const { error, statusCode, status_code, status, code, type } = body as Record<string, unknown>;
  const given = [statusCode, status_code, status, code].map(Number).find((number) => number >= 400 && number < 600);
  return statusIn(error) ?? given ?? (type === "overloaded_error" ? 503 : undefined);
};

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** If it is not JSON, a line of plain text is useful; an HTML page is not. */
const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return body.trimStart().startsWith("<") ? undefined : body.trim().split("\n", 1)[0];
  }
};

/** One line, bounded, without control characters or anything that looks like a key. */
const shown = (message: string | undefined): string | undefined => {
  const line = message
    ?.replace(/[\p{C}\s]+/gu, " ")
    .replace(KEY, "[key]")
    .trim();
  if (!line) return undefined;
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH).toWellFormed()}…` : line;
};

const KEY = /\b(?:sk|pk|key|AIza|gsk|hf|xai)[-_]?[\w*.-]{12,}|\bBearer\s+\S+/gi;
