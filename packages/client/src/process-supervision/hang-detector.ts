export interface HangDetectorOptions {
  /** After so long without a sign of life, while an answer is awaited, the process is asked whether it lives. */
  readonly silenceMs: number;
  /** How long it may take to answer that. */
  readonly answerMs: number;
  readonly isAwaited: () => boolean;
  /** Asks something that any live process answers at once, whatever else it does. */
  readonly ask: () => void;
  readonly onHang: () => void;
}

/** Tells a process that hangs (stopped, or caught in a loop) from one that is only slow: the latter still answers. */
export interface HangDetector {
  /** A request was sent. */
  watch(): void;
  /** Something came from the process. */
  heard(): void;
  stop(): void;
}

export const createHangDetector = (options: HangDetectorOptions): HangDetector => {
  const { silenceMs, answerMs, isAwaited, ask, onHang } = options;
  let timer: NodeJS.Timeout | undefined;
  let hasSpoken = false;
  let askedAt: number | undefined;

  const stop = (): void => {
    clearInterval(timer);
    timer = undefined;
    askedAt = undefined;
  };
  const check = (): void => {
    if (hasSpoken) {
      hasSpoken = false;
      askedAt = undefined;
      if (!isAwaited()) stop();
    } else if (askedAt === undefined) {
      askedAt = performance.now();
      ask();
    } else if (performance.now() - askedAt >= answerMs) {
      // When it was this process that stood still, the answer lies in the pipe: read before judging.
      setImmediate(() => {
        if (hasSpoken || timer === undefined) return;
        stop();
        onHang();
      });
    }
  };

  return {
    watch: () => {
      if (timer !== undefined) return;
      hasSpoken = false;
      timer = setInterval(check, silenceMs).unref();
    },
    heard: () => {
      hasSpoken = true;
    },
    stop,
  };
};
