import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Request, Response } from "express";
import { expect, it, onTestFinished } from "vitest";
import { answerHeaders } from "./response-headers.ts";

const setHeaders = answerHeaders(true);

const start = async (): Promise<string> => {
  const server = createServer((request, response) => {
    const answer = Object.assign(response, { locals: { requestId: "one" } }) as unknown as Response;
    setHeaders(request as Request, answer);
    setHeaders(request as Request, answer);
    response.end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

it.each<[string, string, Record<string, string>, boolean]>([
  ["a GET, possibly of a page", "GET", {}, true],
  ["a POST from a page", "POST", { origin: "https://example.org" }, true],
  ["a POST from a page that hides its origin", "POST", { origin: "null" }, true],
  ["a DELETE", "DELETE", {}, true],
  ["a POST from a program, which has no origin", "POST", {}, false],
])(
  "the answer to %s has its id, and security headers where a browser may read it",
  async (_what, method, headers, are) => {
    const answer = await fetch(await start(), { method, headers });
    expect(answer.headers.get("x-request-id")).toBe("one");
    for (const name of ["content-security-policy", "x-content-type-options", "strict-transport-security"])
      expect(answer.headers.has(name), name).toBe(are);
  },
);
