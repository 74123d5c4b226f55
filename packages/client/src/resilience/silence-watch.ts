export interface SilenceWatchOptions {
  /** In milliseconds, how long a connection that owes answers may be silent before it is asked; infinite for never. */
  readonly silenceMs: number;
  /** Asks whether it is alive; false if no answer came. */
  readonly isAlive: () => Promise<boolean>;
}

/** A call that waits for its answer; `giveUp` ends it. */
interface WaitingCall {
  giveUp(): void;
}

export interface SilenceWatch {
  begin(call: WaitingCall): void;
  /** @param answered false if the caller ended the call, which says nothing of the connection */
  end(call: WaitingCall, answered: boolean): void;
}

/**
 * Detects a connection that went silent: one that accepts and never answers, a stopped process, a lost network. When
 * calls have waited for a while without any answer, it asks the connection; without an answer to that, the calls are
 * given up. A slow tool on a live connection is left alone. One timer for all calls keeps a call cheap.
 */
export const createSilenceWatch = ({ silenceMs, isAlive }: SilenceWatchOptions): SilenceWatch => {
  const waiting = new Set<WaitingCall>();
  /** Since when calls have waited without any answer. */
  let silentSince = 0;
  let isWatching = false;

  const look = async (): Promise<void> => {
    if (waiting.size > 0 && performance.now() - silentSince >= silenceMs) {
      const asked = [...waiting];
      if (await isAlive()) silentSince = performance.now();
      else for (const call of asked) if (waiting.has(call)) call.giveUp();
    }
    isWatching = false;
    if (waiting.size > 0) watch();
  };
  const watch = (): void => {
    if (isWatching || !Number.isFinite(silenceMs)) return;
    isWatching = true;
    setTimeout(look, silenceMs / 2).unref();
  };

  return {
    begin: (call) => {
      if (waiting.size === 0) silentSince = performance.now();
      waiting.add(call);
      watch();
    },
    end: (call, answered) => {
      waiting.delete(call);
      if (answered) silentSince = performance.now();
    },
  };
};
