import type { Logger } from "@twinhost/core";

/** Ends the process in good order on SIGTERM and SIGINT: `close` runs once, then exit 0. */
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
  // Kept for good: whoever starts this process through another one may send the signal twice.
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
};
