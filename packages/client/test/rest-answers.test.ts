import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, onTestFinished, test } from "vitest";
import { createRestToolClient } from "../src/index.ts";

/** Calls a tool on a server that answers as told. */
const callAnswered = async (respond: (response: ServerResponse) => void) => {
  const server = await startLoopbackServer((request, response) => {
    request.resume();
    respond(response);
  });
  const client = createRestToolClient({ url: server.url });
  onTestFinished(() => client.close());
  return client.callTool("tool", { a: 1 }, { timeoutMs: 20_000 });
};

test.each<[string, (response: ServerResponse) => void]>([
  [
    "in pieces",
    (response) => {
      response.write('{"a":');
      response.end("1}");
    },
  ],
  ["after a byte order mark", (response) => response.end('\uFEFF{"a":1}')],
  ["compressed without request", (response) => response.setHeader("content-encoding", "gzip").end(gzipSync('{"a":1}'))],
])("reads an answer %s", async (_how, respond) => {
  expect(await callAnswered(respond)).toEqual({ ok: true, output: { a: 1 } });
});

test("an endless answer is refused with a code, and its request is aborted", async () => {
  const cut = Promise.withResolvers<void>();
  const result = await callAnswered((response) => {
    response.on("close", cut.resolve).on("error", () => {});
    const more = (): void => {
      while (response.writable && response.write(Buffer.alloc(1024 * 1024, "x")));
    };
    response.on("drain", more);
    more();
  });
  expect(result).toMatchObject({ ok: false, error: { code: "too_large", retryable: false } });
  await cut.promise;
});

test("an answer that is cut in the middle leaves it open whether the tool ran", async () => {
  const result = await callAnswered((response) => {
    response.writeHead(200, { "content-length": 100 });
    response.write("{");
    setImmediate(() => response.destroy());
  });
  expect(result).toMatchObject({ ok: false, error: { code: "engine_unavailable", reach: "outcomeUnknown" } });
});
