import { type CallRecord, createToolbox, defineTool, LOCAL_CALLER, type Tool } from "@twinhost/core";
import { createToolServer, listen } from "@twinhost/server";
import { readEvents } from "@twinhost/testing";
import { pino } from "pino";
import { Pool } from "undici";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";

const log = pino({ level: "silent" });
const REVISION = "2025-11-25";
const shared = { title: "Tool", description: "For a test.", annotations: {}, timeoutMs: 60_000 };
const HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };

/** A host with a tool that runs until stopped, and one that sends requests to its client. */
const openHost = async (stack: "fast" | "sdk") => {
  const records: CallRecord["outcome"][] = [];
  let running = 0;
  const tools = [
    defineTool({
      ...shared,
      name: "wait",
      input: z.strictObject({ logs: z.boolean() }),
      output: z.object({}),
      run: ({ logs }, { signal, client }) => {
        running++;
        if (logs) client.log("info", "waiting");
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            running--;
            reject(signal.reason);
          });
        });
      },
    }),
    defineTool({
      ...shared,
      name: "ask",
      input: z.strictObject({}),
      output: z.object({ name: z.string() }),
      run: (_input, { client }) => {
        const schema = { type: "object", properties: { name: { type: "string" } } };
        const answer = client.elicit("name", { message: "Your name?", schema });
        return { name: answer.action === "accept" ? String(answer.content.name) : "" };
      },
    }),
    defineTool({ ...shared, name: "plain", input: z.strictObject({}), output: z.object({}), run: () => ({}) }),
  ] as unknown as Tool[];
  const toolbox = createToolbox({ tools, log, recordUsage: ({ outcome }) => records.push(outcome) });
  const local = { allowedHosts: ["127.0.0.1"], allowedOrigins: [] };
  const server = createToolServer({ ...local, toolbox, caller: LOCAL_CALLER, isReady: () => true, stack, log });
  const listening = await listen(server.app, { host: "127.0.0.1", port: 0 });
  const pool = new Pool(listening.address);
  let session = {};
  const send = (body: object, signal: AbortSignal | null = null) =>
    pool.request({
      path: "/mcp",
      method: "POST",
      headers: { ...HEADERS, ...session },
      body: JSON.stringify({ jsonrpc: "2.0", ...body }),
      signal,
    });
  const params = {
    protocolVersion: REVISION,
    capabilities: { elicitation: {} },
    clientInfo: { name: "t", version: "1" },
  };
  const opened = await send({ id: 0, method: "initialize", params });
  await opened.body.dump();
  session = { "mcp-session-id": String(opened.headers["mcp-session-id"]), "mcp-protocol-version": REVISION };
  return {
    send,
    records,
    running: () => running,
    call: (id: number, name: string, args: object = {}, signal: AbortSignal | null = null) =>
      send({ id, method: "tools/call", params: { name, arguments: args } }, signal),
    end: () => pool.request({ path: "/mcp", method: "DELETE", headers: session }),
    close: async () => {
      await pool.destroy();
      await server.close();
      await listening.close(0);
    },
  };
};

describe.each(["fast", "sdk"] as const)("a call in an HTTP session, stack %s", (stack) => {
  let host: Awaited<ReturnType<typeof openHost>>;
  beforeEach(async () => {
    host = await openHost(stack);
  });
  afterEach(() => host.close());

  /** Starts a call that keeps running, handled by the fast path or, after logging, by the SDK. */
  const startWaiting = async (logs: boolean, signal: AbortSignal | null = null) => {
    const answer = host.call(1, "wait", { logs }, signal);
    answer.catch(() => {});
    await vi.waitFor(() => expect(host.running()).toBe(1));
    return { answer };
  };

  it.each([false, true])("stops when the client cancels it, logged: %s", async (logs) => {
    const { answer } = await startWaiting(logs);
    await (await host.send({ method: "notifications/cancelled", params: { requestId: 1 } })).body.dump();
    await vi.waitFor(() => expect(host.records).toEqual(["cancelled"]));
    expect(host.running()).toBe(0);
    // After a cancellation the SDK leaves its stream open without a response.
    if (stack === "fast" && !logs) expect((await answer).statusCode).toBe(499);
  });

  it.each([false, true])("stops when the session ends, logged: %s", async (logs) => {
    const { answer } = await startWaiting(logs);
    await (await host.end()).body.dump();
    await vi.waitFor(() => expect(host.running()).toBe(0));
    expect(await (await answer).body.text()).not.toContain('"id":1');
  });

  it.each([false, true])("stops when the client disconnects, logged: %s", async (logs) => {
    const leaving = new AbortController();
    await startWaiting(logs, leaving.signal);
    leaving.abort();
    await vi.waitFor(() => expect(host.records).toEqual(["cancelled"]));
    expect(host.running()).toBe(0);
  });

  it("becomes a stream that is kept alive if it is silent for long", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { answer } = await startWaiting(false);
    vi.advanceTimersByTime(10_000);
    const { headers, body } = await answer;
    expect(headers["content-type"]).toBe("text/event-stream");
    await (await host.end()).body.dump();
    expect(await body.text()).not.toContain("error");
  });

  it("is answered as JSON by the fast path", async () => {
    const { headers, body } = await host.call(1, "plain");
    expect(headers["content-type"]).toBe(stack === "fast" ? "application/json" : "text/event-stream");
    expect(await body.text()).toContain('"structuredContent":{}');
  });

  it("counts each round of a call with client requests once", async () => {
    const { body } = await host.call(1, "ask");
    const messages: { id?: number; method?: string }[] = [];
    for await (const { data } of readEvents(body)) {
      if (data === "") continue;
      const message = JSON.parse(data);
      messages.push(message);
      const result = { action: "accept", content: { name: "Ada" } };
      if (message.method === "elicitation/create") await (await host.send({ id: message.id, result })).body.dump();
    }
    expect(messages.at(-1)).toMatchObject({ id: 1, result: { structuredContent: { name: "Ada" } } });
    expect(host.records).toEqual(["input_required", "ok"]);
  });
});
