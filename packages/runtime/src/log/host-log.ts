import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, pino } from "pino";
import sonicBoom from "sonic-boom";
import { createLogTail, type LogTail } from "./log-tail.ts";

/** The log of a host (pino). */
export interface HostLog {
  readonly log: Logger;
  readonly tail: LogTail;
  /** Lines dropped because their reader, or the disk, was too slow for too long. */
  droppedLines(): number;
  /**
   * Reopens the log file after it was renamed; lines logged meanwhile are buffered. Does nothing without a file.
   * @throws Error with one line when it cannot be opened; logging then continues in the old file
   */
  reopen(): void;
  /** Writes what is buffered, waiting up to half a second for the reader. Await it before `process.exit`. */
  flush(): Promise<void>;
}

/** Lines are gathered for this many milliseconds or characters, because a write costs more than a line. */
const GATHER_MS = 10;
const GATHER_LENGTH = 16 * 1024;
/** How much may wait for the reader, in bytes; lines beyond that are dropped. */
const MAX_WAITING = 1024 * 1024;
const FLUSH_WAIT_MS = 500;
/** Not readable by everyone: a log says who called what. */
const FILE_MODE = 0o640;

/**
 * Opens the log of a host: JSON lines on stderr, or appended to a file. If a client starts a stdio host and never reads
 * its stderr, the pipe is full after a few hundred calls. A log written synchronously, or flushed at exit as
 * `pino.destination` does, would then hang the host; this one drops lines.
 * @throws Error with one line when the file cannot be written
 */
export const openHostLog = (level: string, file?: string): HostLog => {
  if (file !== undefined) checkFile(file);
  const target = file === undefined ? { fd: 2 } : { dest: file, mode: FILE_MODE };
  const output = new sonicBoom.SonicBoom({ ...target, minLength: 1, maxLength: MAX_WAITING });
  output.on("error", () => {}); // the reader is gone: nobody is left to report it to
  let dropped = 0;
  output.on("drop", (lines: string) => {
    dropped += lines.split("\n").length - 1;
  });
  let gathered = "";
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    output.write(gathered);
    gathered = "";
  };
  const tail = createLogTail();
  const write = (line: string): void => {
    tail.add(line);
    gathered += line;
    if (gathered.length >= GATHER_LENGTH) send();
    else timer ??= setTimeout(send, GATHER_MS);
  };
  return {
    log: pino({ level }, { write }),
    tail,
    droppedLines: () => dropped,
    reopen: () => {
      if (file === undefined) return;
      checkFile(file);
      output.reopen();
    },
    flush: async () => {
      send();
      const { promise, resolve } = Promise.withResolvers<void>();
      output.flush(() => resolve());
      await Promise.race([promise, sleep(FLUSH_WAIT_MS)]);
    },
  };
};

const checkFile = (file: string): void => {
  try {
    closeSync(openSync(file, "a", FILE_MODE));
  } catch (cause) {
    throw new Error(`LOG_FILE cannot be written (${(cause as Error).message})`, { cause });
  }
};
