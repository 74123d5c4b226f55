import type { RequestId } from "@modelcontextprotocol/server";
import type { LineEnds } from "../stdio/line-splitter.ts";

/** The id under which a message is answered, however wrong the rest of it is; null where it has none. */
export const idOf = (message: unknown): RequestId | null => {
  if (typeof message !== "object" || message === null || Array.isArray(message)) return null;
  const { id } = message as { id?: unknown };
  // An answer is answered by nobody, and its id is one of ours.
  if ("result" in message || "error" in message) return null;
  return typeof id === "string" || typeof id === "number" ? id : null;
};

/** {@link idOf} of each message in a body or line: of one message, or of a batch. */
export const idsOf = (body: unknown): RequestId[] =>
  (Array.isArray(body) ? body : [body]).map(idOf).filter((id) => id !== null);

/** {@link idsOf} of bytes that were refused as JSON, where they are JSON but for their encoding or nesting. */
export const idsIn = (bytes: Uint8Array): RequestId[] => {
  try {
    return idsOf(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return [];
  }
};

const ID = String.raw`"id"\s*:\s*(?<id>-?\d+|"[^"\\]*")`;
/** Before what may be long, as most clients write a request. */
const ID_FIRST = new RegExp(String.raw`^\s*\{(?:\s*"(?:jsonrpc|method)"\s*:\s*"[^"\\]*"\s*,)*\s*${ID}\s*,`);
/** Behind it, as the SDK does. Within the params the same text would be closed by another bracket. */
const ID_LAST = new RegExp(String.raw`,\s*${ID}\s*\}\s*$`);
const ANSWER = /^\s*\{(?:\s*"(?:jsonrpc|id)"\s*:\s*[^,]*,)*\s*"(?:result|error)"/;

/** The id of a request that was too long to keep, where its ends show it. */
export const idInEnds = ({ head, tail }: LineEnds): RequestId | null => {
  const start = head.toString("utf8");
  if (ANSWER.test(start)) return null;
  const { id } = (ID_FIRST.exec(start) ?? ID_LAST.exec(tail.toString("utf8")))?.groups ?? {};
  return id === undefined ? null : JSON.parse(id);
};
