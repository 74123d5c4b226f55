/** Takes lines from a process that may write endlessly. */
export interface BoundedLines {
  add(line: string): void;
  /** Lines so far, and how many of them were too many to pass on. */
  readonly total: number;
  readonly dropped: number;
}

export interface BoundedLinesOptions {
  /** The most lines that are passed on in each window. */
  readonly maxLines: number;
  readonly windowMs: number;
  readonly onLine: (line: string) => void;
  /** Called at the end of a window in which lines were dropped, with their number. */
  readonly onDropped: (count: number) => void;
}

/** Passes on a limited number of lines per window and counts the rest, so that no flood fills the log. */
export const createBoundedLines = ({ maxLines, windowMs, onLine, onDropped }: BoundedLinesOptions): BoundedLines => {
  let total = 0;
  let dropped = 0;
  let handedOn = 0;
  let reported = 0;
  let windowEnd = Number.NEGATIVE_INFINITY;

  const report = (): void => {
    onDropped(dropped - reported);
    reported = dropped;
  };
  const drop = (): void => {
    // A flood may end without another line.
    if (dropped === reported) setTimeout(report, windowEnd - performance.now()).unref();
    dropped++;
  };

  return {
    add: (line) => {
      total++;
      const now = performance.now();
      if (now >= windowEnd) {
        windowEnd = now + windowMs;
        handedOn = 0;
      }
      if (handedOn >= maxLines) return drop();
      handedOn++;
      onLine(line);
    },
    get total() {
      return total;
    },
    get dropped() {
      return dropped;
    },
  };
};
