import { Pool } from "undici";
import { type Caller, CallFailed } from "../caller.ts";

/** One path per tool: arguments in, output out, as JSON. @param path before the tool's name */
export const connectPlainPost = (url: string, path: string): Caller => {
  const pool = new Pool(url, { connections: 64 });
  return {
    call: async (tool, args) => {
      const response = await pool.request({
        method: "POST",
        path: `${path}${tool}`,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(args),
      });
      const text = await response.body.text();
      if (response.statusCode !== 200)
        throw new CallFailed(
          `http_${response.statusCode}`,
          `${path}${tool} answered ${response.statusCode}: ${text.slice(0, 300)}`,
        );
      return JSON.parse(text);
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};
