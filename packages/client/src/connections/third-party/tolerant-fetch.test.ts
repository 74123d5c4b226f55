import type { FetchLike } from "@modelcontextprotocol/client";
import { expect, it } from "vitest";
import { createReplyRepair } from "./reply-repair.ts";
import { tolerantFetch } from "./tolerant-fetch.ts";

/** An event stream that stays open until its request is aborted. */
const openStream: FetchLike = async (_url, init) => {
  const body = new ReadableStream({
    start: (controller) => init?.signal?.addEventListener("abort", () => controller.error(init.signal?.reason)),
  });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
};

it.each<[what: string, first: FetchLike]>([
  ["was refused", async () => new Response("no", { status: 500 })],
  ["was lost", async () => Promise.reject(new Error("lost"))],
  ["was abandoned mid-stream", openStream],
])("matches an answer without an id to the only request that waits, after a request that %s", async (_what, first) => {
  const answers: FetchLike[] = [
    first,
    async () => Response.json({ jsonrpc: "2.0", id: null, result: { content: "42" } }),
  ];
  const repair = createReplyRepair({ report: () => {}, onOutputSchema: () => {} });
  const fetch = tolerantFetch(async (url, init) => answers.shift()?.(url, init) ?? Response.error(), repair);
  const caller = new AbortController();
  const ask = (id: number) =>
    fetch("http://127.0.0.1/mcp", {
      method: "POST",
      body: JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params: { name: "any" } }),
      signal: caller.signal,
    });

  const failed = ask(1).then((response) => response.text());
  queueMicrotask(() => caller.abort());
  await failed.catch(() => {}); // the failure is the point
  const answer = await ask(2);
  expect(await answer.json()).toMatchObject({ id: 2, result: { content: [{ type: "text", text: "42" }] } });
});
