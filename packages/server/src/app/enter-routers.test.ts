import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express, { type ErrorRequestHandler, type RequestHandler, Router } from "express";
import { expect, it, onTestFinished } from "vitest";
import { enterRouters } from "./enter-routers.ts";

it("answers 400 for a path that a later router cannot decode, instead of crashing", async () => {
  const passOn = Router().use((_request, _response, next) => next());
  const names = Router().get("/names/*name", ((_request, response) => void response.send("found")) as RequestHandler);
  const refuse: ErrorRequestHandler = ({ status }, _request, response, _next) => void response.status(status).end();
  const server = createServer(express().use(enterRouters([passOn, names]), refuse));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const statusOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`)).status;

  expect(await statusOf("/names/%ff")).toBe(400);
  expect(await statusOf("/names/a")).toBe(200);
});
