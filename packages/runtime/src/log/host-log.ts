import { closeSync, openSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, pino } from "pino";
import sonicBoom from "sonic-boom";
import { createLogTail, type LogTail } from "./log-tail.ts";

/** The log of a host (pino). `flush` writes what is still buffered, before the process ends. */
export interface HostLog {
  readonly log: Logger;
  readonly tail: LogTail;
  /** Lines that were dropped: their reader, or the disk, was too slow for too long. */
  droppedLines(): number;
  /**
   * Opens the file of the log again, after it was renamed; what is logged meanwhile waits. Does nothing without a file.
   * @throws Error in one line when it cannot be opened; the log then goes on where it was
   */
  reopen(): void;
  /** Writes what is buffered, as far as the other end reads it within half a second. Await it before `process.exit`. */
  flush(): Promise<void>;
}

/** Lines are gathered for so many milliseconds, or until they have so many characters: a write costs more than a line. */
const GATHER_MS = 10;
const GATHER_LENGTH = 16 * 1024;
/** Lines that may wait for a reader of stderr, in bytes; later ones are dropped. */
const MAX_WAITING = 1024 * 1024;
const FLUSH_WAIT_MS = 500;
/** Its group may read it: a log says who called what. */
const FILE_MODE = 0o640;

/**
 * The log of a host: JSON lines on stderr, or in a file that it appends to. A client that starts a stdio host and never
 * reads its stderr fills that pipe after some hundred calls. Written synchronously, or flushed at the exit as
 * `pino.destination` does, the log would then hang the host; this one drops lines.
 * @throws Error in one line when the file cannot be written
 */
export const openHostLog = (level: string, file?: string): HostLog => {
  if (file !== undefined) checkFile(file);
  const target = file === undefined ? { fd: 2 } : { dest: file, mode: FILE_MODE };
  const output = new sonicBoom.SonicBoom({ ...target, minLength: 1, maxLength: MAX_WAITING });
  output.on("error", () => {}); // the reader is gone, and with it whoever could be told
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
