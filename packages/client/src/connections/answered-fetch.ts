import type { FetchLike } from "@modelcontextprotocol/client";

/** A request was answered with success, but with nothing that answers it. */
export class NoAnswer extends Error {
  /** Such as "answered 200 with an empty body". */
  readonly seen: string;
  constructor(seen: string) {
    super(`It ${seen}.`);
    this.seen = seen;
  }
}

/**
 * `fetch` for requests of Streamable HTTP that reports what came instead of an answer, which the SDK takes for a lost
 * connection or waits for. JSON and events are accepted under any content type.
 */
export const answeredFetch =
  (fetch: FetchLike): FetchLike =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (init?.method !== "POST" || !response.ok) return response;
    const type = response.headers.get("content-type") ?? "";
    if (/^\s*text\/event-stream/i.test(type) && response.status === 200) return response;
    const isJson = /^\s*application\/json/i.test(type);
    // The usual case passes through at once, unread.
    if (isJson && response.status === 200 && Number(response.headers.get("content-length")) > 0) return response;
    if (!isRequest(init.body)) return response;
    const text = response.body ? await response.text() : "";
    const found = answerKind(response.status, type, text) === "json" ? "application/json" : "text/event-stream";
    const headers = new Headers(response.headers);
    headers.set("content-type", found);
    return new Response(text, { status: 200, headers });
  };

/** What a body is, whatever its content type says. @throws NoAnswer when it answers nothing */
export const answerKind = (status: number, type: string, text: string): "json" | "events" => {
  if (!/\S/.test(text)) throw noAnswer(status, type, text);
  if (/^\s*application\/json/i.test(type) || isMessage(text)) return "json";
  if (EVENTS.test(text)) return "events";
  throw noAnswer(status, type, text);
};

/** Whether it is a request, which is owed an answer. */
const isRequest = (body: unknown): boolean => {
  const message = parse(String(body));
  return isMessage(message) && "id" in (message as object) && "method" in (message as object);
};

const EVENTS = /^(?:(?:event|id|retry):[^\n]*\n)*data:\s*\{/;

const isMessage = (given: unknown): boolean => {
  const message = typeof given === "string" ? parse(given) : given;
  return typeof message === "object" && message !== null && (message as { jsonrpc?: unknown }).jsonrpc === "2.0";
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
};

const SHOWN = 200;

/** What came instead of an answer. */
export const noAnswer = (status: number, type: string, text: string): NoAnswer => {
  if (text.trim() === "") return new NoAnswer(`answered ${status} with an empty body`);
  const beginning = text.trim().slice(0, SHOWN).replace(/\s+/g, " ").toWellFormed();
  const what = `a body that is no JSON-RPC answer (${type || "of no content type"})`;
  return new NoAnswer(`answered ${status} with ${what}: ${beginning}${text.trim().length > SHOWN ? "…" : ""}`);
};

/** What came instead of an answer, if that is why something failed. */
export const noAnswerIn = (error: unknown): NoAnswer | undefined => {
  if (error instanceof NoAnswer) return error;
  return error instanceof Error && error.cause !== undefined ? noAnswerIn(error.cause) : undefined;
};
