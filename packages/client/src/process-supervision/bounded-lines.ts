/** Takes lines from a process that may write without end. */
export interface BoundedLines {
  add(line: string): void;
  /** Lines so far, and those of them that were too many to hand on. */
  readonly total: number;
  readonly dropped: number;
}

export interface BoundedLinesOptions {
  /** At most so many lines are handed on in each window. */
  readonly maxLines: number;
  readonly windowMs: number;
  readonly onLine: (line: string) => void;
  /** Told at the end of a window in which lines were dropped, and how many. */
  readonly onDropped: (count: number) => void;
}

/** Hands on so many lines in a while and counts the rest, so that a flood fills no log. */
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
    // The end of a flood may come without another line.
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
