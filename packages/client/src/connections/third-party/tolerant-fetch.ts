import type { FetchLike } from "@modelcontextprotocol/client";
import { noAnswer } from "../answered-fetch.ts";
import type { ReplyRepair } from "./reply-repair.ts";

/** `fetch` whose answers, JSON or event stream, contain only messages that the SDK accepts. */
export const tolerantFetch =
  (fetch: FetchLike, repair: ReplyRepair): FetchLike =>
  async (url, init) => {
    const request = init?.method === "POST" ? parse(String(init.body)) : undefined;
    if (request !== undefined) repair.sent(request);
    /** The request failed: no answer will come to it, not even over another stream. */
    const leave = (): void => repair.left(isOwedAnAnswer(request) ? request.id : undefined);
    const response = await fetch(url, init).catch((error: unknown) => {
      leave();
      throw error;
    });
    if (!response.ok) leave();
    if (!response.ok || !response.body) return response;
    const type = response.headers.get("content-type") ?? "";
    if (/^\s*text\/event-stream/i.test(type)) {
      const onBroken = (): void => {
        // A stream that was lost may be resumed.
        if (init?.signal?.aborted) leave();
      };
      return new Response(repairedEvents(response.body, repair, onBroken), headOf(response));
    }
    if (!/^\s*application\/json/i.test(type)) return response;
    const text = await response.text();
    const message = parse(text);
    if (message === undefined && isOwedAnAnswer(request)) throw noAnswer(response.status, type, text);
    return new Response(message === undefined ? text : JSON.stringify(repaired(message, repair)), headOf(response));
  };

const isOwedAnAnswer = (message: unknown): message is { readonly id: unknown } =>
  typeof message === "object" && message !== null && "id" in message && "method" in message;

const headOf = ({ status, headers }: Response): ResponseInit => ({ status, headers });

const repaired = (message: unknown, repair: ReplyRepair): unknown =>
  Array.isArray(message) ? message.map(repair.received) : repair.received(message);

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
};

/** @param onBroken called when the stream ends early, on either side */
const repairedEvents = (
  body: ReadableStream<Uint8Array>,
  repair: ReplyRepair,
  onBroken: () => void,
): ReadableStream<Uint8Array> => {
  /** Pieces of a line whose end has not arrived yet. */
  let pieces: string[] = [];
  const repairLine = (line: string): string => {
    if (!line.startsWith("data:")) return line;
    const message = parse(line.slice("data:".length));
    return message === undefined ? line : `data: ${JSON.stringify(repaired(message, repair))}`;
  };
  // A variable, as a literal may not have `cancel` with the DOM's types, which some of our programs include.
  const byLine = {
    transform: (chunk: string, controller: TransformStreamDefaultController<string>) => {
      const [first = "", ...rest] = chunk.split("\n");
      pieces.push(first);
      for (const next of rest) {
        controller.enqueue(`${repairLine(pieces.join(""))}\n`);
        pieces = [next];
      }
    },
    flush: (controller: TransformStreamDefaultController<string>) => controller.enqueue(repairLine(pieces.join(""))),
    cancel: onBroken,
  };
  return body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .pipeThrough(new TransformStream<string, string>(byLine))
    .pipeThrough(new TextEncoderStream() as unknown as TransformStream<string, Uint8Array>);
};
