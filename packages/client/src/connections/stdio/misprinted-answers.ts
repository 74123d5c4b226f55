import type { RequestId } from "@modelcontextprotocol/client";

const ID = String.raw`(\d+|"[^"\\]*")`;
const VERSION = String.raw`"jsonrpc"\s*:\s*"2\.0"`;
const OUTCOME = '"(?:result|error)"';
/** An answer within other text, as servers write it: the id before what may be long, or last. */
const ANSWERS = [
  new RegExp(String.raw`${VERSION}\s*,\s*"id"\s*:\s*${ID}\s*,\s*${OUTCOME}`, "g"),
  new RegExp(String.raw`\{\s*"id"\s*:\s*${ID}\s*,\s*(?:${VERSION}|${OUTCOME})`, "g"),
  new RegExp(String.raw`,\s*${VERSION}\s*,\s*"id"\s*:\s*${ID}\s*\}`, "g"),
];
const LONGEST_BLOCK = 64 * 1024;

/**
 * Finds answers in lines that are no messages: JSON with `NaN`, behind a log's prefix, in a batch, or over several lines.
 * Who waits for such an answer would wait for ever.
 * @returns takes one such line after the other, and tells whose answers it ends.
 */
export const createMisprintFinder = (): ((line: string) => RequestId[]) => {
  let block: string | undefined;

  return (line) => {
    const onThisLine = idsIn(line);
    if (onThisLine.length > 0) {
      block = undefined;
      return onThisLine;
    }
    if (block === undefined) {
      if (!/[{[]\s*$/.test(line)) return [];
      block = line;
      return [];
    }
    block += `\n${line}`;
    if (!/^[}\]]/.test(line) && block.length < LONGEST_BLOCK) return [];
    const whole = block;
    block = undefined;
    return idsIn(whole);
  };
};

const idsIn = (text: string): RequestId[] => [
  ...new Set(ANSWERS.flatMap((answer) => [...text.matchAll(answer)].map(([, id]) => JSON.parse(id as string)))),
];
