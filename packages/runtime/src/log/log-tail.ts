/** The last lines of a log, and those to come. */
export interface LogTail {
  /** The oldest first. */
  lines(): readonly string[];
  /** Takes each line from now on. @returns stops it */
  follow(take: (line: string) => void): () => void;
}

const MOST_LINES = 500;
const LONGEST_LINE = 8 * 1024;
const MOST_CHARACTERS = 512 * 1024;

/** Keeps the last lines in memory, as many as fit its bounds. @param now the time in milliseconds since 1970 */
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
