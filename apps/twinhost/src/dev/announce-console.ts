import { setInterval } from "node:timers/promises";

const LOOK_MS = 300;

/** Prints the console's address once the LLM server and its tools answer: the last line of a start. */
export const announceConsole = async (url: string, signal: AbortSignal): Promise<void> => {
  try {
    for await (const _ of setInterval(LOOK_MS, undefined, { signal })) {
      if (!(await hasTools(url, signal))) continue;
      process.stdout.write(`\nConsole: ${url}  (both servers run; Ctrl+C ends them)\n\n`);
      return;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

const hasTools = async (url: string, signal: AbortSignal): Promise<boolean> => {
  try {
    const health = (await (await fetch(`${url}/health`, { signal })).json()) as { tools?: { status?: string } };
    return health.tools?.status === "healthy";
  } catch {
    return false;
  }
};
