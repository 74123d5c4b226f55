import { ToolError } from "@twinhost/core";
import { createParser } from "eventsource-parser";

interface EventReaderOptions {
  /** A longer event is refused with `tooLarge`. */
  readonly maxBytes: number;
  readonly tooLarge: string;
  readonly onData: (data: string) => void;
}

/** Reads an event stream without web streams. @returns a reader of its chunks. @throws ToolError `too_large` */
export const createEventReader = ({ maxBytes, tooLarge, onData }: EventReaderOptions): ((chunk: Buffer) => void) => {
  const decoder = new TextDecoder();
  const parser = createParser({
    maxBufferSize: maxBytes,
    onEvent: ({ event = "message", data }) => {
      if (event === "message" && data !== "") onData(data);
    },
    onError: ({ type }) => {
      if (type === "max-buffer-size-exceeded") throw new ToolError("too_large", tooLarge);
    },
  });
  return (chunk) => parser.feed(decoder.decode(chunk, { stream: true }));
};
