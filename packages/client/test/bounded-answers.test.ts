import { ToolError } from "@twinhost/core";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, test } from "vitest";
import { boundedFetch } from "../src/connections/bounded-fetch.ts";

const LIMIT = 10_000;

const startServer = async (type: string, status = 200, write = "x".repeat(1_000)) => {
  const sent = { bytes: 0 };
  const server = await startLoopbackServer((_request, response) => {
    response.writeHead(status, { "content-type": type });
    const timer = setInterval(() => {
      sent.bytes += write.length;
      response.write(write);
    }, 1);
    response.on("close", () => clearInterval(timer));
  });
  return { sent, url: `${server.url}/` };
};

const post = (url: string) =>
  boundedFetch(
    fetch,
    "The server",
    LIMIT,
  )(url, { method: "POST", body: '{"jsonrpc":"2.0","id":3,"method":"tools/call"}' });

test("an endless answer ends with a code", async () => {
  const { url } = await startServer("application/json");
  const response = await post(url);
  const error = await response.text().catch((reason) => reason);
  expect(error).toBeInstanceOf(ToolError);
  expect(error).toMatchObject({ code: "too_large" });
});

test.each(["\n\n", "\r\n\r\n"])(
  "an endless event fails its request; many short ones, ended by %j, do not",
  async (end) => {
    const { url } = await startServer("text/event-stream");
    expect(await (await post(url)).text()).toMatch(/\n\ndata: \{"jsonrpc":"2.0","id":3,"error":.*too_large.*\n\n$/);
    const short = await startServer("text/event-stream", 200, `data: {}${end}`.repeat(100));
    const { body } = await post(short.url);
    let bytes = 0;
    for await (const chunk of body as ReadableStream<Uint8Array>) {
      bytes += chunk.byteLength;
      if (bytes > 3 * LIMIT) break;
    }
    expect(bytes).toBeGreaterThan(3 * LIMIT);
  },
);

test("only the beginning of an endless error is read", async () => {
  const { url } = await startServer("text/plain", 500);
  expect((await (await post(url)).text()).length).toBeLessThanOrEqual(64 * 1024);
});
