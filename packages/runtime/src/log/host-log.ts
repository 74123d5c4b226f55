import { setTimeout as sleep } from "node:timers/promises";
import { type Logger, pino } from "pino";
import sonicBoom from "sonic-boom";

/** The log of a host (pino). `flush` writes what is still buffered, before the process ends. */
export interface HostLog {
  readonly log: Logger;
  /** Writes what is buffered, as far as the other end reads it within half a second. Await it before `process.exit`. */
  flush(): Promise<void>;
}

/** Lines are gathered for so many milliseconds, or until they have so many characters: a write costs more than a line. */
const GATHER_MS = 10;
const GATHER_LENGTH = 16 * 1024;
/** Lines that may wait for a reader of stderr, in characters; later ones are dropped. */
const MAX_WAITING = 1024 * 1024;
const FLUSH_WAIT_MS = 500;

/**
 * The log of a host: JSON lines on stderr. A client that starts a stdio host and never reads its stderr fills that pipe
 * after some hundred calls. Written synchronously, or flushed at the exit as `pino.destination` does, the log would then
 * hang the host; this one drops lines.
 */
export const openHostLog = (level: string): HostLog => {
  const stderr = new sonicBoom.SonicBoom({ fd: 2, minLength: 1, maxLength: MAX_WAITING });
  stderr.on("error", () => {}); // the reader is gone, and with it whoever could be told
  let gathered = "";
  let timer: NodeJS.Timeout | undefined;
  const send = (): void => {
    clearTimeout(timer);
    timer = undefined;
    stderr.write(gathered);
    gathered = "";
  };
  const write = (line: string): void => {
    gathered += line;
    if (gathered.length >= GATHER_LENGTH) send();
    else timer ??= setTimeout(send, GATHER_MS);
  };
  return {
    log: pino({ level }, { write }),
    flush: async () => {
      send();
      const { promise, resolve } = Promise.withResolvers<void>();
      stderr.flush(() => resolve());
      await Promise.race([promise, sleep(FLUSH_WAIT_MS)]);
    },
  };
};
