import { createParser } from "eventsource-parser";
import { useEffect, useState } from "react";
import { openLog } from "../api/api.ts";
import { type ApiError, toApiError } from "../api/api-error.ts";
import { type LogLine, toLogLine } from "./log-line.ts";

const MOST_LINES = 500;
const AGAIN_MS = 3_000;

/** The log's last lines, newest first; undefined until it is open. */
export interface WatchedLog {
  readonly lines: readonly LogLine[] | undefined;
  readonly error: ApiError | undefined;
}

/** The server's log while it is shown; reconnects when the connection ends. */
export const useLog = (): WatchedLog => {
  const [log, setLog] = useState<WatchedLog>({ lines: undefined, error: undefined });
  useEffect(() => {
    const controller = new AbortController();
    void watch(controller.signal, setLog);
    return () => controller.abort();
  }, []);
  return log;
};

type SetLog = (change: (before: WatchedLog) => WatchedLog) => void;

const watch = async (signal: AbortSignal, setLog: SetLog): Promise<void> => {
  while (!signal.aborted) {
    try {
      const stream = await openLog(signal);
      // On each connection the server sends its last lines first.
      setLog(() => ({ lines: [], error: undefined }));
      await readLines(stream, (added) =>
        setLog(({ lines = [] }) => ({ lines: [...added, ...lines].slice(0, MOST_LINES), error: undefined })),
      );
    } catch (error) {
      if (!signal.aborted) setLog(({ lines }) => ({ lines, error: toApiError(error) }));
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
};

/** @param take called with the lines of each chunk, newest first */
const readLines = async (stream: ReadableStream<Uint8Array>, take: (lines: LogLine[]) => void): Promise<void> => {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let lines: LogLine[] = [];
  const parser = createParser({
    onEvent: ({ data }) => {
      const line = toLogLine(data);
      if (line) lines.unshift(line);
    },
  });
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    parser.feed(decoder.decode(value, { stream: true }));
    if (lines.length > 0) take(lines);
    lines = [];
  }
};
