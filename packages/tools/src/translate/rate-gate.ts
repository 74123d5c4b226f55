import { ToolError } from "@twinhost/core";

/** However long an engine says, a look now and then finds out whether its operator was kinder. */
const LONGEST_MS = 60 * 60_000;

export interface RateGate {
  /** Throws `rate_limited` with the time left while the engine wants to be left alone. */
  enter(): void;
  /** Notes an engine's `rate_limited`. */
  note(error: ToolError): void;
}

/** Keeps requests from an engine that limits its rate until it wants them: each try before counts towards a ban. */
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
