import type { Writable } from "node:stream";

/** Writes a line. `onWritten` is called when the system has taken it, or cannot take it. */
export type LineWriter = (line: string, onWritten?: (error?: Error | null) => void) => void;

/**
 * Writes lines to a pipe. All lines of one turn go out in one system call: each call wakes up the process at the other
 * end, which costs more than handling a line.
 */
export const createLineWriter = (output: Writable): LineWriter => {
  let isGathering = false;
  const flush = (): void => {
    isGathering = false;
    output.uncork();
  };
  return (line, onWritten) => {
    if (!isGathering) {
      isGathering = true;
      output.cork();
      process.nextTick(flush);
    }
    output.write(`${line}\n`, onWritten);
  };
};
