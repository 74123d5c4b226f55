import { Pool } from "undici";
import type { Caller } from "../caller.ts";

/** JSON over undici with keep-alive. */
export const connectHttpFloor = (url: string): Caller => {
  const pool = new Pool(url, { connections: 64 });
  return {
    call: async (_tool, { expression }) => {
      const body = JSON.stringify({ expression });
      const response = await pool.request({
        method: "POST",
        path: "/",
        headers: { "content-type": "application/json" },
        body,
      });
      return response.body.json();
    },
    pids: () => [],
    close: () => pool.destroy(),
  };
};
