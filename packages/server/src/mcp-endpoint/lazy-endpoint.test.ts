import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LOCAL_CALLER } from "@twinhost/core";
import { openHostLog } from "@twinhost/runtime";
import { Router } from "express";
import { expect, it, onTestFinished, vi } from "vitest";
import { createHttpApp } from "../app/create-app.ts";
import { createLazyMcpEndpoint } from "./lazy-endpoint.ts";
import { sendRpcHttpError } from "./rpc-error.ts";

const serve = async (load: Parameters<typeof createLazyMcpEndpoint>[0]) => {
  const endpoint = createLazyMcpEndpoint(load);
  const app = createHttpApp({
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    bodyLimitBytes: 1_000,
    routes: [endpoint.routes],
    errorStyle: () => sendRpcHttpError,
    log: openHostLog("silent").log,
  });
  const server = createServer(app).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const post = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/mcp`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"jsonrpc":"2.0","id":7,"method":"ping"}',
    });
    return [response.status, await response.json()] as const;
  };
  return { endpoint, post };
};

const loadedEndpoint = () => {
  const routes = Router();
  routes.post("/mcp", (request, response) => void response.json({ read: request.body.id }));
  return { routes, findSession: vi.fn(), close: vi.fn(async () => {}) };
};

it("is loaded once, by the first request", async () => {
  const real = loadedEndpoint();
  const load = vi.fn(async () => real);
  const { endpoint, post } = await serve(load);
  expect(endpoint.findSession("any", LOCAL_CALLER)).toBeUndefined();
  expect(load).not.toHaveBeenCalled();
  const answer = [200, { read: 7 }];
  expect(await Promise.all([post(), post()])).toEqual([answer, answer]);
  expect(load).toHaveBeenCalledOnce();
  await endpoint.close();
  expect(real.close).toHaveBeenCalledOnce();
});

it("answers with a coded error when loading fails, and retries on the next request", async () => {
  const load = vi.fn(async () => loadedEndpoint()).mockRejectedValueOnce(new Error("a secret path"));
  const { post } = await serve(load);
  const [status, body] = await post();
  expect([status, body]).toMatchObject([500, { id: 7, error: { data: { code: "internal", retryable: false } } }]);
  expect(JSON.stringify(body)).not.toContain("secret");
  expect(await post()).toEqual([200, { read: 7 }]);
});

it("closes without ever having been loaded", async () => {
  const { endpoint } = await serve(() => Promise.reject(new Error("not wanted")));
  await endpoint.close();
});
