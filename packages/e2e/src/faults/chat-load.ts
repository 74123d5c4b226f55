import { setTimeout as sleep } from "node:timers/promises";
import { Pool } from "undici";
import { z } from "zod";

/** A chat and its outcome: a correct answer, its tool's coded failure, or something that must not happen. */
export interface Chat {
  readonly needsTool: boolean;
  /** `performance.now()` at its start and end. */
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: "ok" | { readonly code: string } | { readonly wrong: string };
}

export interface ChatLoad {
  /** Resolves once a chat that needs a tool begins. */
  nextToolQuestion(): Promise<void>;
  /** Ends the load. @returns all chats */
  end(): Promise<readonly Chat[]>;
}

const PAUSE_MS = 50;
/** A chat without an answer after this time hangs. */
const HANGS_MS = 60_000;

const answer = z.object({
  answer: z.string(),
  tool_calls: z.array(z.looseObject({ error: z.object({ code: z.string() }).optional() })),
});

/**
 * Keeps `width` chats running. Three of four ask for a calculation, each a different one; the fourth needs no tool and
 * shows whether chats waiting for tools block others.
 */
export const startChatLoad = (url: string, width: number, apiKey?: string): ChatLoad => {
  const pool = new Pool(url, { connections: width, headersTimeout: HANGS_MS, bodyTimeout: HANGS_MS });
  const chats: Chat[] = [];
  let isOver = false;
  let count = 0;
  let toolQuestion = Promise.withResolvers<void>();

  const ask = async (query: string): Promise<z.output<typeof answer> | { wrong: string }> => {
    try {
      const { statusCode, body } = await pool.request({
        method: "POST",
        path: "/query",
        headers: { "content-type": "application/json", ...(apiKey && { "x-api-key": apiKey }) },
        body: JSON.stringify({ query }),
      });
      const text = await body.text();
      return statusCode === 200 ? answer.parse(JSON.parse(text)) : { wrong: `${statusCode}: ${text.slice(0, 200)}` };
    } catch (error) {
      return { wrong: (error as Error).message };
    }
  };
  const chat = async (index: number, needsTool: boolean): Promise<Chat["outcome"]> => {
    const reply = await ask(needsTool ? `${index} plus ${index % 7}` : "hello");
    if ("wrong" in reply) return reply;
    const failed = reply.tool_calls.find(({ error }) => error !== undefined)?.error;
    if (failed && needsTool) return { code: failed.code };
    const isRight = needsTool
      ? reply.answer === `${index} plus ${index % 7} is ${index + (index % 7)}.`
      : reply.tool_calls.length === 0 && reply.answer !== "";
    return isRight ? "ok" : { wrong: `a wrong answer: ${reply.answer.slice(0, 200)}` };
  };
  const work = async (needsTool: boolean): Promise<void> => {
    while (!isOver) {
      const startedAt = performance.now();
      if (needsTool) {
        toolQuestion.resolve();
        toolQuestion = Promise.withResolvers();
      }
      const outcome = await chat(++count, needsTool);
      chats.push({ needsTool, startedAt, endedAt: performance.now(), outcome });
      await sleep(PAUSE_MS);
    }
  };
  const workers = Array.from({ length: width }, (_, worker) => work(worker % 4 !== 3));
  return {
    nextToolQuestion: () => toolQuestion.promise,
    end: async () => {
      isOver = true;
      await Promise.all(workers);
      await pool.destroy();
      return chats;
    },
  };
};
