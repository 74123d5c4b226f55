import type { RequestId } from "@modelcontextprotocol/server";
import type { LineEnds } from "./line-splitter.ts";

const ID = String.raw`"id"\s*:\s*(?<id>-?\d+|"[^"\\]*")`;
/** Before the params, which may be long, as most clients write it. */
const ID_FIRST = new RegExp(String.raw`^\s*\{(?:\s*"(?:jsonrpc|method)"\s*:\s*"[^"\\]*"\s*,)*\s*${ID}\s*,`);
/** After them, as the SDK writes it. Within the params, another bracket would follow the same text. */
const ID_LAST = new RegExp(String.raw`,\s*${ID}\s*\}\s*$`);
const ANSWER = /^\s*\{(?:\s*"(?:jsonrpc|id)"\s*:\s*[^,]*,)*\s*"(?:result|error)"/;

/** The id of a request that was too long to keep, if its ends contain it. */
export const idInEnds = ({ head, tail }: LineEnds): RequestId | null => {
  const start = head.toString("utf8");
  if (ANSWER.test(start)) return null;
  const { id } = (ID_FIRST.exec(start) ?? ID_LAST.exec(tail.toString("utf8")))?.groups ?? {};
  return id === undefined ? null : JSON.parse(id);
};
