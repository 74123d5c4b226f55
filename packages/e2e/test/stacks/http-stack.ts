import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { McpContent } from "@twinhost/core";
import { createToolServer, type Listening, listen } from "@twinhost/server";
import { pino } from "pino";
import { type Dispatcher, Pool } from "undici";
import { maskedText } from "./masked-text.ts";
import { createOddToolbox, oddCaller } from "./odd-tools.ts";

const log = pino({ level: "silent" });

/** A tool server in this process, and functions to send it requests. */
export const openHttpStack = async (stack: "fast" | "sdk", library?: McpContent) => {
  const server = createToolServer({
    toolbox: createOddToolbox(),
    library,
    caller: oddCaller,
    keys: { hasKeys: () => true, verify: (key) => (key === "right" ? { caller: oddCaller } : "unknown") },
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: ["http://good.example"],
    stack,
    log,
  });
  const listening: Listening = await listen(server.app, { host: "127.0.0.1", port: 0 });
  const pool = new Pool(listening.address);
  return {
    /** For reading the response as a stream. */
    request: (options: Dispatcher.RequestOptions) => pool.request(options),
    ask: async (path: string, headers: Record<string, string>, body: Buffer) => {
      const answer = await pool.request({ path, method: "POST", headers, body });
      const bytes = inflated(await answer.body.bytes(), answer.headers["content-encoding"]);
      return {
        status: answer.statusCode,
        headers: masked(answer.headers, bytes),
        body: maskedText(bytes.toString("latin1")),
      };
    },
    close: async () => {
      await pool.close();
      await server.close();
      await listening.close(0);
    },
  };
};

export type HttpStack = Awaited<ReturnType<typeof openHttpStack>>;

/** The body without its `Content-Encoding`. */
export const inflated = (bytes: Uint8Array, encoding: unknown): Buffer => {
  if (encoding === "gzip") return gunzipSync(bytes);
  return encoding === "br" ? brotliDecompressSync(bytes) : Buffer.from(bytes);
};

/** Headers without the parts that differ between calls. */
export const masked = (headers: Record<string, unknown>, body: Buffer) => {
  const { date, "x-request-id": id, "server-timing": timing, ...same } = headers;
  return {
    ...same,
    // The number of digits in times varies.
    ...(body.includes('_ms":') && same["content-length"] !== undefined && { "content-length": "N" }),
    isDated: date !== undefined,
    hasId: id !== undefined,
    timing: String(timing).replace(/[\d.]+/g, "N"),
  };
};
