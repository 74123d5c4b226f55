import { Pool } from "undici";
import { z } from "zod";
import { type Caller, CallFailed } from "../caller.ts";

/** Tool name for a question that needs no tool: the answer is right if the model called none. */
export const NO_TOOL = "none";

const queryAnswer = z.object({
  answer: z.string(),
  tool_calls: z.array(
    z.object({ tool: z.string(), result: z.unknown().optional(), error: z.object({ code: z.string() }).optional() }),
  ),
});

/** Questions to the LLM server. An answer is right if the model called the tool exactly once, with the right result. */
export const connectQuery = (url: string): Caller => {
  const pool = new Pool(url, { connections: 64 });
  return {
    call: async (tool, args) => {
      const body = JSON.stringify({ query: tool === NO_TOOL ? args.query : `What is ${args.expression}?` });
      const response = await pool.request({
        method: "POST",
        path: "/query",
        headers: { "content-type": "application/json" },
        body,
      });
      const text = await response.body.text();
      if (response.statusCode !== 200)
        throw new CallFailed(
          `http_${response.statusCode}`,
          `/query answered ${response.statusCode}: ${text.slice(0, 300)}`,
        );
      const { answer, tool_calls: toolCalls } = queryAnswer.parse(JSON.parse(text));
      if (tool === NO_TOOL && toolCalls.length === 0) return { answer };
      const [only] = toolCalls;
      if (toolCalls.length !== 1 || only?.tool !== tool || only.error !== undefined)
        throw new CallFailed(
          only?.error?.code ?? "no_tool_call",
          `/query did not run ${tool} once and well: ${text.slice(0, 300)}`,
        );
      return only.result;
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};
