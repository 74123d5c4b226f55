import type { FetchLike } from "@modelcontextprotocol/client";
import { noAnswer } from "../answered-fetch.ts";
import type { ReplyRepair } from "./reply-repair.ts";

/** `fetch` whose answers, JSON or a stream of events, hold only messages that the SDK takes. */
export const tolerantFetch =
  (fetch: FetchLike, repair: ReplyRepair): FetchLike =>
  async (url, init) => {
    const request = init?.method === "POST" ? parse(String(init.body)) : undefined;
    if (request !== undefined) repair.sent(request);
    const response = await fetch(url, init);
    if (!response.ok || !response.body) return response;
    const type = response.headers.get("content-type") ?? "";
    if (/^\s*text\/event-stream/i.test(type))
      return new Response(repairedEvents(response.body, repair), headOf(response));
    if (!/^\s*application\/json/i.test(type)) return response;
    const text = await response.text();
    const message = parse(text);
    if (message === undefined && isOwedAnAnswer(request)) throw noAnswer(response.status, type, text);
    return new Response(message === undefined ? text : JSON.stringify(repaired(message, repair)), headOf(response));
  };

const isOwedAnAnswer = (message: unknown): boolean =>
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

const repairedEvents = (body: ReadableStream<Uint8Array>, repair: ReplyRepair): ReadableStream<Uint8Array> => {
  /** Pieces of a line whose end has not come. */
  let pieces: string[] = [];
  const repairLine = (line: string): string => {
    if (!line.startsWith("data:")) return line;
    const message = parse(line.slice("data:".length));
    return message === undefined ? line : `data: ${JSON.stringify(repaired(message, repair))}`;
  };
  const lines = new TransformStream<string, string>({
    transform: (chunk, controller) => {
      const [first = "", ...rest] = chunk.split("\n");
      pieces.push(first);
      for (const next of rest) {
        controller.enqueue(`${repairLine(pieces.join(""))}\n`);
        pieces = [next];
      }
    },
    flush: (controller) => controller.enqueue(repairLine(pieces.join(""))),
  });
  return body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .pipeThrough(lines)
    .pipeThrough(new TextEncoderStream() as unknown as TransformStream<string, Uint8Array>);
};
