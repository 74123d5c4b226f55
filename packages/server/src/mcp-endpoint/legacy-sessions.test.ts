import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { type Caller, createToolbox, LOCAL_CALLER } from "@twinhost/core";
import { createMcpServer } from "@twinhost/mcp";
import { openHostLog } from "@twinhost/runtime";
import { Router } from "express";
import { expect, it, onTestFinished } from "vitest";
import { createHttpApp } from "../app/create-app.ts";
import { listen } from "../lifecycle/listen.ts";
import { createLegacySessions } from "./legacy-sessions.ts";

const INITIALIZE = {
  method: "initialize",
  params: { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "test", version: "1" } },
};

const callerNamed = (id: string): Caller => ({ id, allowedTools: ["*"] });

/** Sessions behind a server that takes a key for the name of its caller. */
const serve = async (maxSessions?: number) => {
  const { log } = openHostLog("silent");
  const toolbox = createToolbox({ tools: [], log, recordUsage: () => {} });
  const createServer = (caller: Caller) => createMcpServer({ toolbox, caller, transport: "http" });
  const sessions = createLegacySessions(createServer, () => {}, maxSessions);
  const app = createHttpApp({
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    access: {
      keys: { hasKeys: () => true, verify: (key) => ({ caller: callerNamed(key) }) },
      openCaller: LOCAL_CALLER,
    },
    bodyLimitBytes: 10_000,
    routes: [Router().post("/mcp", sessions.handle)],
    log,
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });
  const { address } = listening;
  let closed: Promise<void> | undefined;
  const close = (graceMs: number): Promise<void> => {
    closed ??= listening.close(graceMs);
    return closed;
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(async () => {
    agent.destroy();
    await sessions.close();
    await close(0);
  });
  const post = async (caller: string, message: object, session?: string) => {
    const headers = {
      "Content-Type": "application/json",
      "X-API-Key": caller,
      ...(session !== undefined && { "Mcp-Session-Id": session }),
    };
    const asked = request(`${address}/mcp`, { method: "POST", agent, headers });
    asked.end(JSON.stringify({ jsonrpc: "2.0", id: 1, ...message }));
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    await text(response);
    return response;
  };
  const open = async (caller: string): Promise<string> =>
    String((await post(caller, INITIALIZE)).headers["mcp-session-id"]);
  const isOpen = (caller: string, id: string): boolean => sessions.find(id, callerNamed(caller)) !== undefined;
  return { address, close, post, open, isOpen };
};

const accepts = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(address).port), "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

it("ends sessions of the caller with the most, the least recent first", async () => {
  const { open, isOpen } = await serve(4);
  const lee = [await open("lee")];
  const kim: string[] = [];
  for (let count = 0; count < 5; count++) kim.push(await open("kim"));
  expect(lee.map((id) => isOpen("lee", id))).toEqual([true]);
  expect(kim.map((id) => isOpen("kim", id))).toEqual([false, false, true, true, true]);
  lee.push(await open("lee"));
  expect(lee.map((id) => isOpen("lee", id))).toEqual([true, true]);
  expect(kim.map((id) => isOpen("kim", id))).toEqual([false, false, false, true, true]);
});

it("tells a client of a server that is closing to close its connection", async () => {
  const { address, close, post, open } = await serve();
  const session = await open("kim");
  const ping = async () => (await post("kim", { method: "ping" }, session)).headers;
  expect(await ping()).toMatchObject({ "content-type": "text/event-stream", connection: "keep-alive" });
  const closed = close(20_000);
  await expect.poll(() => accepts(address)).toBe(false);
  expect(await ping()).toMatchObject({ "content-type": "text/event-stream", connection: "close" });
  await closed;
});
