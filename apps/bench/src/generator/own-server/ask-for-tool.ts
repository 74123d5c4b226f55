import { Pool } from "undici";
import { z } from "zod";
import { type Caller, CallFailed } from "../caller.ts";

const answered = z.object({
  tool_calls: z.array(
    z.object({
      result: z.unknown().optional(),
      error: z.object({ code: z.string(), message: z.string() }).optional(),
    }),
  ),
});

/** Questions to the LLM server, whose model is scripted to call the tool. The result of that call is the answer. */
export const askForTool = (url: string): Caller => {
  const pool = new Pool(url, { connections: 128 });
  return {
    call: async (tool) => {
      const { statusCode, body } = await pool.request({
        method: "POST",
        path: "/query",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: `Use ${tool}.` }),
      });
      const text = await body.text();
      if (statusCode !== 200) throw new CallFailed(`http_${statusCode}`, `/query answered ${statusCode}: ${text}`);
      const [call] = answered.parse(JSON.parse(text)).tool_calls;
      if (!call) throw new CallFailed("no_tool_call", "The LLM server called no tool.");
      if (call.error) throw new CallFailed(call.error.code, call.error.message);
      return call.result;
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};
