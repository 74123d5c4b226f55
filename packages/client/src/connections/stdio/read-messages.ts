import type { JSONRPCMessage, RequestId } from "@modelcontextprotocol/client";
import { createLineSplitter, type LineEnds } from "@twinhost/mcp";
import { createMisprintFinder } from "./misprinted-answers.ts";

export interface MessageReaderOptions {
  /** A longer line is dropped. */
  readonly maxBytes: number;
  readonly onMessage: (message: JSONRPCMessage) => void;
  /** A line that is not a message; many servers print to stdout what belongs on stderr. */
  readonly onInvalidLine: (line: string) => void;
  /** Invalid lines hold the answers to these requests; `text` is the beginning of those lines, in one line. */
  readonly onMisprint?: (ids: readonly RequestId[], text: string) => void;
  /** An answer was too long. Its id is undefined if the line does not show it. */
  readonly onTooLong: (id: RequestId | undefined) => void;
}

const ID = String.raw`(?<id>\d+|"[^"\\]*")`;
/** As most servers write an answer: the id before the long part. */
const ID_FIRST = new RegExp(
  String.raw`^\s*\{\s*"jsonrpc"\s*:\s*"2\.0"\s*,\s*"id"\s*:\s*${ID}\s*,\s*"(?:result|error)"`,
);
/** As the SDK writes it: the id last. Within the result, another bracket would follow the same text. */
const ID_LAST = new RegExp(String.raw`,\s*"jsonrpc"\s*:\s*"2\.0"\s*,\s*"id"\s*:\s*${ID}\s*\}\s*$`);
const NOT_AN_ANSWER = /^\s*\{\s*"(?:jsonrpc"\s*:\s*"2\.0"\s*,\s*"(?:id"\s*:\s*[^,]*,\s*")?method"|method")/;
const INVALID_LINE_SHOWN = 200;

/**
 * Reads JSON-RPC messages, one per line. It only detects invalid lines: the SDK's client validates every message again,
 * and doing so twice costs more than all the rest of the reading.
 * @returns a reader of the chunks, in order
 */
export const createMessageReader = (options: MessageReaderOptions): ((chunk: Buffer) => void) => {
  const { maxBytes, onMessage, onInvalidLine, onMisprint, onTooLong } = options;
  const misprintedAnswers = createMisprintFinder();

  const takeLine = (line: Buffer): void => {
    const text = withoutBom(line.toString("utf8"));
    const message = parse(text);
    if (message) onMessage(message);
    else if (text.trim() !== "") {
      onInvalidLine(text.slice(0, INVALID_LINE_SHOWN));
      const misprint = misprintedAnswers(text);
      // In one line, for display.
      if (misprint) onMisprint?.(misprint.ids, misprint.text.replace(/\s+/g, " ").slice(0, INVALID_LINE_SHOWN));
    }
  };
  const takeEnds = ({ head, tail }: LineEnds): void => {
    const start = head.toString("utf8");
    if (start.trimStart().startsWith("{") && !NOT_AN_ANSWER.test(start)) {
      const id = (ID_FIRST.exec(start) ?? ID_LAST.exec(tail.toString("utf8")))?.groups?.id;
      onTooLong(id === undefined ? undefined : JSON.parse(id));
    } else onInvalidLine(start.slice(0, INVALID_LINE_SHOWN));
  };
  return createLineSplitter(maxBytes, takeLine, takeEnds);
};

/** Some runtimes on Windows start their output with a byte order mark. */
const withoutBom = (text: string): string => (text.startsWith("\uFEFF") ? text.slice(1) : text);

const parse = (text: string): JSONRPCMessage | undefined => {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && value.jsonrpc === "2.0" ? value : undefined;
  } catch {
    return undefined;
  }
};
