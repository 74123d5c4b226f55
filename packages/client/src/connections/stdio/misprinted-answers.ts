import type { RequestId } from "@modelcontextprotocol/client";

const ID = String.raw`(\d+|"[^"\\]*")`;
const VERSION = String.raw`"jsonrpc"\s*:\s*"2\.0"`;
const OUTCOME = '"(?:result|error)"';
/** An answer within other text, as servers write it: with the id before the long part, or last. */
const ANSWERS = [
  new RegExp(String.raw`${VERSION}\s*,\s*"id"\s*:\s*${ID}\s*,\s*${OUTCOME}`, "g"),
  new RegExp(String.raw`\{\s*"id"\s*:\s*${ID}\s*,\s*(?:${VERSION}|${OUTCOME})`, "g"),
  new RegExp(String.raw`,\s*${VERSION}\s*,\s*"id"\s*:\s*${ID}\s*\}`, "g"),
];
const LONGEST_BLOCK = 64 * 1024;

/** Answers that are not messages, and the text that contains them. */
export interface Misprint {
  readonly ids: readonly RequestId[];
  readonly text: string;
}

/**
 * Finds answers in lines that are not messages: JSON with `NaN`, after a log prefix, in a batch, or over several lines.
 * Whoever waits for such an answer would wait forever.
 * @returns a function that takes such lines in order, and returns whose answers a line completes, if any
 */
export const createMisprintFinder = (): ((line: string) => Misprint | undefined) => {
  let block: string | undefined;

  return (line) => {
    const onThisLine = misprintIn(line);
    if (onThisLine) {
      block = undefined;
      return onThisLine;
    }
    if (block === undefined) {
      if (/[{[]\s*$/.test(line)) block = line;
      return undefined;
    }
    block += `\n${line}`;
    if (!/^[}\]]/.test(line) && block.length < LONGEST_BLOCK) return undefined;
    const whole = block;
    block = undefined;
    return misprintIn(whole);
  };
};

const misprintIn = (text: string): Misprint | undefined => {
  const ids = ANSWERS.flatMap((answer) => [...text.matchAll(answer)].map(([, id]) => JSON.parse(id as string)));
  return ids.length > 0 ? { ids: [...new Set(ids)], text } : undefined;
};
