import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { startLoopbackServer } from "@twinhost/testing";
import { expect, it, onTestFinished } from "vitest";

const TWINHOST = fileURLToPath(new URL("../../twinhost/src/main.ts", import.meta.url));

/** A cluster that creates indexes but rejects documents as too busy. */
const startBusyCluster = async () => {
  const requests: string[] = [];
  const busy = Promise.withResolvers<void>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url?.split("?")[0] ?? "";
    const body = await text(request);
    requests.push(`${request.method} ${path}`);
    if (path.endsWith("/_mapping")) response.statusCode = 404;
    response.setHeader("content-type", "application/json");
    const actions = path.endsWith("/_bulk") ? body.split("\n").filter((line) => line.startsWith('{"index":')) : [];
    const items = actions.map((action) => ({
      index: { ...JSON.parse(action).index, status: 429, error: { type: "rejected", reason: "too much to do" } },
    }));
    response.end(JSON.stringify({ took: 1, errors: items.length > 0, items }));
    if (items.length > 0) busy.resolve();
  };
  const { url } = await startLoopbackServer((request, response) => void answer(request, response));
  return { url, requests, busy: busy.promise };
};

it.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
] as const)("%s ends bench search while it publishes, and removes its index", async (signal, code) => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-interrupted-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { url, requests, busy } = await startBusyCluster();
  const bench = spawn(process.execPath, [TWINHOST, "bench", "search", "--quick", "--sizes", "100"], {
    env: { ...process.env, TMPDIR: folder, SEARCH_ENGINE: "opensearch", ELASTICSEARCH_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const said = text(bench.stderr);
  const exited = once(bench, "exit");
  await Promise.race([busy, exited]);
  bench.kill(signal);
  expect((await exited)[0], await said).toBe(code);
  expect(await said).toContain("was interrupted, and wrote no figures");
  const [made] = requests.flatMap((request) => /^PUT (\/twinhost-bench-[^/]+)$/.exec(request)?.[1] ?? []);
  expect(requests).toContain(`DELETE ${made}`);
  expect(readdirSync(folder)).toEqual([]);
});
