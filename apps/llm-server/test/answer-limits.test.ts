import { LOCAL_CALLER } from "@twinhost/core";
import { createHttpApp, listen } from "@twinhost/server";
import { silentLog } from "@twinhost/testing";
import { Router } from "express";
import { expect, it, onTestFinished } from "vitest";
import { limitAnswers } from "../src/observability/answer-limits.ts";

it("holds no slot for a client that left while its limits were looked up", async () => {
  const asked = Promise.withResolvers<void>();
  const lookedUp = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const { routes, inFlight } = limitAnswers({
    run: async (_caller, _name, work) => {
      asked.resolve();
      await lookedUp.promise;
      const result = await work();
      released.resolve();
      return result;
    },
  });
  const left = Promise.withResolvers<void>();
  const app = createHttpApp({
    access: { openCaller: LOCAL_CALLER },
    observers: [
      (_request, response, next) => {
        response.once("close", () => left.resolve());
        next();
      },
    ],
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    bodyLimitBytes: 1_000,
    routes: [routes, Router().post("/query", () => {})],
    log: silentLog,
  });
  const { address, close } = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => close(0));

  const client = new AbortController();
  const headers = { "content-type": "application/json" };
  const answer = fetch(`${address}/query`, { method: "POST", headers, body: "{}", signal: client.signal });
  await asked.promise;
  client.abort();
  await expect(answer).rejects.toThrow();
  await left.promise;
  lookedUp.resolve();
  await released.promise;
  expect(inFlight()).toBe(0);
});
