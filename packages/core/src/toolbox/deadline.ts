import { ToolError } from "../errors.ts";

/**
 * Runs work under a deadline and the caller's own signal. Both reach the work as one signal, and end the wait at once
 * even when the work does not listen.
 * @throws ToolError `deadline` after `timeoutMs`, `cancelled` when `callerSignal` aborts.
 */
export const runWithin = async <Result>(
  timeoutMs: number,
  callerSignal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> => {
  const controller = new AbortController();
  const stopped = Promise.withResolvers<never>();
  const stop = (reason: ToolError): void => {
    controller.abort(reason);
    stopped.reject(reason);
  };
  const cancel = (): void => stop(new ToolError("cancelled", "The caller left before the answer was ready."));
  if (callerSignal?.aborted) throw new ToolError("cancelled", "The caller left before the call began.");

  const timer = setTimeout(() => {
    stop(new ToolError("deadline", `The call was stopped after ${timeoutMs} ms. Ask for less, or try again later.`));
  }, timeoutMs);
  callerSignal?.addEventListener("abort", cancel, { once: true });
  try {
    const running = work(controller.signal);
    return running instanceof Promise ? await Promise.race([running, stopped.promise]) : running;
  } catch (error) {
    // An engine that was aborted throws what it likes; the reason of the stop is the true one.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    clearTimeout(timer);
    callerSignal?.removeEventListener("abort", cancel);
  }
};
