import type { HostLog } from "@twinhost/runtime";

/**
 * An error that nothing caught leaves a process in a state that nobody knows: it is logged and counted, and the process
 * ends with 1, so that whoever watches it starts a sound one.
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
