import { startHttpHost } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { terminateUnderLoad } from "./sigterm-load.ts";

/** `SIGTERM_ROUNDS=20` for the long run. */
const ROUNDS = Number(process.env.SIGTERM_ROUNDS ?? 3);
const CLIENTS = 16;

describe("SIGTERM", () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))("loses no call under load (round %i)", async () => {
    const server = await startHttpHost({ LOG_LEVEL: "info" });
    const shutdown = await terminateUnderLoad(server, { clients: CLIENTS });
    await server.stop();
    expect(shutdown).toMatchObject({ lost: [], exitCode: 0, refused: CLIENTS });
    expect(shutdown.answeredAfterSignal).toBeGreaterThan(0);
  });

  it("turns /ready to 503 at once and keeps answering for SHUTDOWN_DELAY_MS", async () => {
    const server = await startHttpHost({ SHUTDOWN_DELAY_MS: "1500" });
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    server.process.kill("SIGTERM");
    const statuses: number[] = [];
    await expect
      .poll(async () => {
        const response = await fetch(`${server.url}/ready`);
        statuses.push(response.status);
        return response.json();
      })
      .toMatchObject({ status: "draining" });
    expect(statuses.at(-1)).toBe(503);
    const call = await fetch(`${server.url}/run/calculate`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ expression: "1 + 1" }),
    });
    expect(call.status).toBe(200);
    await server.stop();
    expect(server.process.exitCode).toBe(0);
  });

  it("exits 0 even if a client keeps an event stream open", async () => {
    const server = await startHttpHost({ SHUTDOWN_DEADLINE_MS: "100000" });
    const leaving = new AbortController();
    const initialized = await fetch(`${server.url}/mcp`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json, text/event-stream" },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "initialize",
        params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "sigterm-test", version: "1" } },
      }),
    });
    await initialized.text();
    const stream = await fetch(`${server.url}/mcp`, {
      headers: { Accept: "text/event-stream", "Mcp-Session-Id": initialized.headers.get("mcp-session-id") ?? "" },
      signal: leaving.signal,
    });
    expect(stream.headers.get("content-type")).toContain("text/event-stream");
    const startedAt = performance.now();
    await server.stop();
    expect(server.process.exitCode).toBe(0);
    // Long before SHUTDOWN_DEADLINE_MS would have cut the stream.
    expect(performance.now() - startedAt).toBeLessThan(50_000);
    leaving.abort();
  });
});
