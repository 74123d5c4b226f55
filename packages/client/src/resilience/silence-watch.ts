export interface SilenceWatchOptions {
  /** How long a connection that owes answers may be silent before it is asked whether it lives, in milliseconds; infinite: never. */
  readonly silenceMs: number;
  /** Asks; false when no answer came. */
  readonly isAlive: () => Promise<boolean>;
}

/** A call that waits for its answer; `giveUp` ends it. */
interface WaitingCall {
  giveUp(): void;
}

export interface SilenceWatch {
  begin(call: WaitingCall): void;
  /** @param answered false when the caller ended the call: that says nothing of the connection. */
  end(call: WaitingCall, answered: boolean): void;
}

/**
 * Notices a connection that went silent: one that accepts and never answers, a stopped process, a lost network. When no
 * answer at all came for a while though calls wait, it asks the connection; without an answer to that the calls are given
 * up. A slow tool on a connection that lives is let be. One timer for all calls, so that a call costs nearly nothing.
 */
export const createSilenceWatch = ({ silenceMs, isAlive }: SilenceWatchOptions): SilenceWatch => {
  const waiting = new Set<WaitingCall>();
  /** Since when calls wait and no answer came. */
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
