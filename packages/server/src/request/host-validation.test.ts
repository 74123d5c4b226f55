import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { openHostLog } from "@twinhost/runtime";
import { Router } from "express";
import { expect, it, onTestFinished } from "vitest";
import { createHttpApp } from "../app/create-app.ts";
import { listen } from "../lifecycle/listen.ts";

type OnPort = (port: string) => string;

/** The status of a request for a Host and a target. */
const statusFor = async (host: OnPort, target: OnPort = () => "/"): Promise<number> => {
  const app = createHttpApp({
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    bodyLimitBytes: 1_000,
    routes: [Router().get("/", (_request, response) => void response.end("served"))],
    log: openHostLog("silent").log,
  });
  const { address, close } = await listen(app, { host: "127.0.0.1", port: 0 });
  onTestFinished(() => close(0));
  const { port } = new URL(address);
  const asked = request({ port, path: target(port), headers: { Host: host(port) }, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
};

it("serves an allowed host, with a port or without", async () => {
  expect(await statusFor(() => "127.0.0.1")).toBe(200);
  expect(await statusFor((port) => `127.0.0.1:${port}`)).toBe(200);
  expect(await statusFor(() => "example.com")).toBe(403);
});

it.each(["user@127.0.0.1", "user:word@127.0.0.1", "127.0.0.1/mcp", "127.0.0.1?a", "127.0.0.1#a", "127.0.0.1\\a"])(
  "refuses %s as a Host, though a URL could have it",
  async (host) => {
    expect(await statusFor(() => host)).toBe(400);
  },
);

it("serves a target that names the same host, but not one that names a user", async () => {
  const host = (port: string): string => `127.0.0.1:${port}`;
  expect(await statusFor(host, (port) => `http://127.0.0.1:${port}/`)).toBe(200);
  expect(await statusFor(host, (port) => `http://user@127.0.0.1:${port}/`)).toBe(400);
});
