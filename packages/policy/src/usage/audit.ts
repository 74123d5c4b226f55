import type { CallRecord, Logger } from "@twinhost/core";

/** One log line per call: who called what, and how it ended. Without arguments and results: they may be private. */
export const auditCall =
  (log: Logger) =>
  ({ caller, tool, transport, requestId, outcome, durationMs }: Omit<CallRecord, "bytesIn" | "bytesOut">): void =>
    log.info(
      { caller, tool, transport, requestId, outcome, durationMs: Math.round(durationMs * 1000) / 1000 },
      "tool call",
    );
