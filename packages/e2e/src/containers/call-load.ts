import type { Agent } from "undici";
import { callMessage, parseAnswer, REVISION } from "../fuzz/rpc.ts";
import { post } from "./endpoints.ts";

/** Outcome of a load's calls. */
interface CallCounts {
  readonly answered: number;
  /** What came instead of each missing correct answer. */
  readonly lost: readonly string[];
}

export interface CallLoad {
  /** Calls that are not answered yet. */
  inFlight(): number;
  /** Resolves after this many more calls have ended. */
  more(calls: number): Promise<void>;
  end(): Promise<CallCounts>;
}

/**
 * Keeps calling `calculate` through the edge until ended, half over REST and half over MCP 2026-07-28, each with a
 * different sum. There are no retries: a failed call is lost.
 */
export const startCallLoad = (
  url: string,
  { key, dispatcher }: { key: string; dispatcher: Agent },
  width: number,
): CallLoad => {
  let isOver = false;
  let count = 0;
  let answered = 0;
  let inFlight = 0;
  const lost: string[] = [];
  const waiting = new Set<{ at: number; resolve: () => void }>();

  const overRest = async (index: number): Promise<unknown> => {
    const { status, body } = await post(`${url}/run/calculate`, sum(index), { key, dispatcher });
    if (status !== 200) throw new Error(`REST ${status} ${JSON.stringify(body)}`);
    return (body as { value?: unknown }).value;
  };
  const overMcp = async (index: number): Promise<unknown> => {
    const headers = {
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": REVISION,
      "mcp-method": "tools/call",
      "mcp-name": "calculate",
    };
    const message = JSON.parse(callMessage(index, "calculate", sum(index)));
    const { status, body } = await post(`${url}/mcp`, message, { key, dispatcher, headers });
    if (status !== 200) throw new Error(`MCP ${status} ${JSON.stringify(body)}`);
    const outcome = parseAnswer(JSON.stringify(body)).outcome();
    return (outcome as { output?: { value?: unknown } }).output?.value;
  };
  const call = async (index: number): Promise<void> => {
    inFlight++;
    try {
      const value = await (index % 2 === 0 ? overRest(index) : overMcp(index));
      if (value !== index + 1) throw new Error(`a wrong sum: ${value}`);
      answered++;
    } catch (error) {
      lost.push((error as Error).message.slice(0, 200));
    } finally {
      inFlight--;
      for (const entry of waiting)
        if (answered + lost.length >= entry.at) {
          waiting.delete(entry);
          entry.resolve();
        }
    }
  };
  const workers = Array.from({ length: width }, async () => {
    while (!isOver) await call(++count);
  });
  return {
    inFlight: () => inFlight,
    more: (calls) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.add({ at: answered + lost.length + calls, resolve });
      return promise;
    },
    end: async () => {
      isOver = true;
      await Promise.all(workers);
      return { answered, lost };
    },
  };
};

const sum = (index: number) => ({ expression: `${index} + 1` });
