import type { RequestId } from "@modelcontextprotocol/server";
import type { LineEnds } from "./line-splitter.ts";

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
