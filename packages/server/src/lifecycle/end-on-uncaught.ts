import type { HostLog } from "@twinhost/runtime";

/**
 * An uncaught error leaves a process in an unknown state: it is logged and counted, and the process exits with 1, so
 * that its supervisor starts a new one.
 * @param count must be synchronous; what it throws is ignored
 */
export const endOnUncaughtError = (
  { log, flush }: HostLog,
  count: (kind: NodeJS.UncaughtExceptionOrigin) => void,
): void => {
  process.on("uncaughtException", (error: unknown, kind) => {
    try {
      log.error({ err: error, kind }, "uncaught error: the process ends");
      count(kind);
    } finally {
      flush().finally(() => process.exit(1));
    }
  });
};
