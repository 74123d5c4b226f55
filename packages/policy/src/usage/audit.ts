import type { CallRecord, Logger } from "@twinhost/core";

/** One line of log per call: who called what, and how it ended. Arguments and results stay out: they may be private. */
export const auditCall =
  (log: Logger) =>
  ({ caller, tool, transport, requestId, outcome, durationMs }: Omit<CallRecord, "bytesIn" | "bytesOut">): void =>
    log.info(
      { caller, tool, transport, requestId, outcome, durationMs: Math.round(durationMs * 1000) / 1000 },
      "tool call",
    );
