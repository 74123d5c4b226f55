export interface HangDetectorOptions {
  /** How long the process may be silent, while an answer is awaited, before it is asked whether it is alive. */
  readonly silenceMs: number;
  /** How long it may take to answer that. */
  readonly answerMs: number;
  readonly isAwaited: () => boolean;
  /** Sends a request that any live process answers at once, whatever else it does. */
  readonly ask: () => void;
  readonly onHang: () => void;
}

/** Distinguishes a hung process (stopped, or in an endless loop) from a slow one, which still answers. */
export interface HangDetector {
  /** To be called when a request is sent. */
  watch(): void;
  /** To be called when anything arrives from the process. */
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
      // If it was this process that stood still, the answer is in the pipe: read before judging.
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
