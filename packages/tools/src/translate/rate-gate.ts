import { ToolError } from "@twinhost/core";

/** The longest wait, whatever an engine says: its operator may have raised the limit meanwhile. */
const LONGEST_MS = 60 * 60_000;

export interface RateGate {
  /** Throws `rate_limited` with the time left while the engine must not be asked. */
  enter(): void;
  /** Records an engine's `rate_limited`; ignores other errors. */
  note(error: ToolError): void;
}

/** Holds back requests to a rate-limited engine until it allows them: every earlier one counts towards a ban. */
export const createRateGate = (): RateGate => {
  let opensAt = 0;
  let reason = "";
  return {
    enter: () => {
      const left = opensAt - performance.now();
      if (left > 0) throw new ToolError("rate_limited", reason, { retryAfterMs: left });
    },
    note: ({ code, message, retryAfterMs = 0 }) => {
      if (code !== "rate_limited") return;
      opensAt = performance.now() + Math.min(retryAfterMs, LONGEST_MS);
      reason = message;
    },
  };
};
