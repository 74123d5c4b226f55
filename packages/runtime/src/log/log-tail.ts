/** The last lines of a log, and new ones as they are written. */
export interface LogTail {
  /** Oldest first. */
  lines(): readonly string[];
  /** Calls `take` with each new line. @returns a function that stops it */
  follow(take: (line: string) => void): () => void;
}

const MOST_LINES = 500;
const LONGEST_LINE = 8 * 1024;
const MOST_CHARACTERS = 512 * 1024;

/** Keeps the last lines in memory, within fixed bounds. @param now returns milliseconds since 1970 */
export const createLogTail = (now: () => number = Date.now): LogTail & { add(line: string): void } => {
  const kept: string[] = [];
  const followers = new Set<(line: string) => void>();
  let characters = 0;
  return {
    lines: () => [...kept],
    follow: (take) => {
      followers.add(take);
      return () => followers.delete(take);
    },
    add: (written) => {
      const line = written.length > LONGEST_LINE ? standIn(written.length, now()) : written.trimEnd();
      kept.push(line);
      characters += line.length;
      while (kept.length > MOST_LINES || characters > MOST_CHARACTERS) characters -= kept.shift()?.length ?? 0;
      for (const take of followers) take(line);
    },
  };
};

const standIn = (length: number, time: number): string =>
  JSON.stringify({ level: 40, time, msg: `a line of ${length} characters is left out here; the log itself has it` });
