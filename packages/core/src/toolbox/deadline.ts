import { ToolError } from "../errors.ts";

/**
 * Runs work under a deadline and the caller's signal. Both reach the work as one signal, and end the wait at once even
 * if the work ignores it. Synchronous work costs neither a timer nor a listener.
 * @throws ToolError `deadline` after `timeoutMs`, `cancelled` when `callerSignal` aborts.
 */
export const runWithin = <Result>(
  timeoutMs: number,
  callerSignal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> | Result => {
  if (callerSignal?.aborted) throw new ToolError("cancelled", "The caller left before the call began.");
  const controller = new AbortController();
  const running = work(controller.signal);
  return running instanceof Promise ? awaitWithin(timeoutMs, callerSignal, controller, running) : running;
};

const awaitWithin = <Result>(
  timeoutMs: number,
  callerSignal: AbortSignal | undefined,
  controller: AbortController,
  running: Promise<Result>,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const release = (): void => {
      clearTimeout(timer);
      callerSignal?.removeEventListener("abort", cancel);
    };
    const stop = (reason: ToolError): void => {
      release();
      // Reject first: a stopped engine may throw anything, but the true reason is why it was stopped.
      reject(reason);
      controller.abort(reason);
    };
    const cancel = (): void => stop(new ToolError("cancelled", "The caller left before the answer was ready."));
    const timer = setTimeout(() => {
      stop(new ToolError("deadline", `The call was stopped after ${timeoutMs} ms. Ask for less, or try again later.`));
    }, timeoutMs);
    callerSignal?.addEventListener("abort", cancel, { once: true });
    running.then(
      (result) => {
        release();
        resolve(result);
      },
      (error: unknown) => {
        release();
        reject(error);
      },
    );
    // The caller may have left while the work was starting.
    if (callerSignal?.aborted) cancel();
  });
