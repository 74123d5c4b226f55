import type { Logger } from "@twinhost/core";

/** Shuts down gracefully on SIGTERM and SIGINT: `close` runs once, then the process exits with 0, or 1 if it failed. */
export const closeOnSignal = (log: Logger, close: () => Promise<void>): void => {
  let closing = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (closing) return;
    closing = true;
    log.info({ signal }, "stopping");
    close().then(
      () => process.exit(0),
      (error) => {
        log.error({ err: error }, "could not stop in good order");
        process.exit(1);
      },
    );
  };
  // Never removed: a process started through another one may receive the signal twice.
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};
