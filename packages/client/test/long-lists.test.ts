import type { ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { startLoopbackServer } from "@twinhost/testing";
import { pino } from "pino";
import { afterAll, describe, expect, test } from "vitest";
import { createHttpToolClient } from "../src/index.ts";
import { answerOf } from "./support/scripted-mcp.ts";

type Page = (index: number) => { readonly tools: number; readonly next: string | undefined; readonly delayMs?: number };

/** A server with a paged list; each cursor is the index of a page. */
const open = async (revision: "2025-11-25" | "2026-07-28", page: Page) => {
  const asked: number[] = [];
  const list = async (cursor: string | undefined): Promise<object> => {
    const index = Number(cursor ?? 0);
    asked.push(index);
    const { tools, next, delayMs = 0 } = page(index);
    await sleep(delayMs);
    const named = Array.from({ length: tools }, (_, at) => ({
      name: `t${index}_${at}`,
      inputSchema: { type: "object" },
    }));
    return { tools: named, nextCursor: next };
  };
  const server = await startLoopbackServer(async (request, response): Promise<ServerResponse> => {
    if (request.method !== "POST") return response.writeHead(405).end();
    const message = JSON.parse(await text(request));
    const pageOf = message.method === "tools/list" ? await list(message.params?.cursor) : {};
    const answer = answerOf({ revision, list: pageOf }, message);
    if (answer === undefined) return response.writeHead(202).end();
    return response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: "warn" }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const url = server.url;
  const client = createHttpToolClient({ url, revision, thirdParty: { name: "theirs", log } });
  afterAll(() => client.close());
  const names = async () => (await client.listTools({ timeoutMs: 60_000 })).map(({ name }) => name);
  return { names, asked, logged };
};

describe.each(["2025-11-25", "2026-07-28"] as const)("a list of tools in %s", (revision) => {
  test.concurrent.each([
    ["70 pages", 70, 0],
    ["6 pages of 450 ms", 6, 450],
  ])("of %s is complete", async (_what, pages, delayMs) => {
    const { names, logged } = await open(revision, (index) => ({
      tools: 2,
      next: index + 1 < pages ? String(index + 1) : undefined,
      delayMs,
    }));
    expect(await names()).toHaveLength(2 * pages);
    expect(logged).toEqual([]);
  });

  test.concurrent.each([
    ["without end", 300, 7],
    ["of one long page", 5_000, 1],
  ])("%s is cut at 2,000 tools, and reported once", async (_what, tools, pages) => {
    const { names, asked, logged } = await open(revision, (index) => ({ tools, next: String(index + 1) }));
    expect(await names()).toHaveLength(2_000);
    expect(new Set(asked).size).toBe(pages);
    expect(await names()).toHaveLength(2_000);
    expect(logged).toMatchObject([{ mcpServer: "theirs", msg: expect.stringMatching(/2000 tools/) }]);
  });

  test("whose next page is always the same ends, and contains no tool twice", async () => {
    const { names, asked, logged } = await open(revision, () => ({ tools: 2, next: "1" }));
    expect(await names()).toEqual(["t0_0", "t0_1", "t1_0", "t1_1"]);
    expect(asked).toEqual([0, 1]);
    expect(logged).toMatchObject([{ msg: expect.stringMatching(/same page/) }]);
  });
});
