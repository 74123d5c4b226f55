import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ask, expectHealthy, sendBytes } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());
afterEach(() => expectHealthy(server));

const PATHS = ["/run/calculate", "/mcp"];
const BODY = '{"expression":"1+1"}';

const head = (path: string, ...lines: string[]): string =>
  `${[`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${server.port}`, "Content-Type: application/json", "Accept: */*", ...lines].join("\r\n")}\r\n\r\n`;

const split = (answer: string): { status: number; type: string | undefined; body: string } => {
  const [headers = "", ...rest] = answer.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  return {
    status: Number(headers.split(" ")[1]),
    type: /^content-type: ([^;\r]+)/im.exec(headers)?.[1],
    body: /^transfer-encoding: chunked/im.test(headers) ? (body.split("\r\n")[1] ?? "") : body,
  };
};

const expectOneRefusal = (answer: string, status: number): void => {
  expect(answer.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
  expect(split(answer)).toMatchObject({ status, type: expect.stringMatching(/json$/) });
  JSON.parse(split(answer).body);
};

describe.each(PATHS)("bytes to %s", (path) => {
  const hidden = "POST /run/calculate HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

  it.each([
    ["a length with chunks", ["Content-Length: 4", "Transfer-Encoding: chunked"], `0\r\n\r\n${hidden}`],
    ["chunks with a length", ["Transfer-Encoding: chunked", "Content-Length: 60"], `0\r\n\r\n${hidden}`],
    ["two lengths", ["Content-Length: 4", "Content-Length: 40"], hidden],
    ["a non-numeric length", ["Content-Length: 4x"], "1234"],
    ["a negative length", ["Content-Length: -1"], "1234"],
    ["an encoding after chunked", ["Transfer-Encoding: chunked, identity"], `0\r\n\r\n${hidden}`],
    ["an unknown encoding", ["Transfer-Encoding: xchunked"], `0\r\n\r\n${hidden}`],
    ["a space before the colon", ["Transfer-Encoding : chunked"], `0\r\n\r\n${hidden}`],
    ["a folded header", ["Transfer-Encoding:\r\n chunked", "Content-Length: 4"], `0\r\n\r\n${hidden}`],
    ["a bare line feed in a header", ["X: a\nTransfer-Encoding: chunked", "Content-Length: 4"], hidden],
    ["a non-numeric chunk size", ["Transfer-Encoding: chunked", "Connection: close"], "zz\r\n{}\r\n0\r\n\r\n"],
    [
      "a chunk that is longer than its size",
      ["Transfer-Encoding: chunked", "Connection: close"],
      "1\r\n{}\r\n0\r\n\r\n",
    ],
    ["an overflowing chunk size", ["Transfer-Encoding: chunked", "Connection: close"], "fffffffffffffffff\r\n{}"],
  ])("refuses %s", async (_what, lines, body) => {
    expectOneRefusal(await sendBytes(server, head(path, ...lines) + body), 400);
  });

  it("refuses headers of 100 KB with 431", async () => {
    expectOneRefusal(await sendBytes(server, head(path, `X-Big: ${"a".repeat(100_000)}`)), 431);
    const many = Array.from({ length: 5_000 }, (_, index) => `X-${index}: ${"a".repeat(20)}`);
    expectOneRefusal(await sendBytes(server, head(path, ...many)), 431);
  });

  it("refuses an address of 100 KB with 431", async () => {
    const answer = await sendBytes(server, head(`${path}?${"a".repeat(100_000)}`));
    expectOneRefusal(answer, 431);
  });

  it("refuses a request without Host, or with two", async () => {
    for (const hosts of ["", "Host: 127.0.0.1\r\nHost: evil.example\r\n"]) {
      const answer = await sendBytes(server, `POST ${path} HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
      expectOneRefusal(answer, 400);
    }
  });

  it.each([
    ["http://evil.example", "127.0.0.1", 400],
    ["http://127.0.0.1", "evil.example", 400],
    ["http://127.0.0.1:1", "127.0.0.1:2", 400],
    ["http://evil.example", "evil.example", 403],
  ])("refuses the target %s with the Host %s", async (target, host, status) => {
    const lines = `Host: ${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close`;
    expectOneRefusal(await sendBytes(server, `POST ${target}${path} HTTP/1.1\r\n${lines}\r\n\r\n{}`), status);
  });

  it("refuses a request without any body", async () => {
    expectOneRefusal(await sendBytes(server, head(path, "Connection: close")), 400);
  });

  it("ignores an Expect that it does not know", async () => {
    const expectation = head(path, "Expect: miracles", "Content-Length: 2", "Connection: close");
    expectOneRefusal(await sendBytes(server, `${expectation}{}`), path === "/mcp" ? 400 : 422);
  });
});

describe("raw bytes", () => {
  it.each([
    "garbage\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  ])("refuses %j", async (bytes) => expectOneRefusal(await sendBytes(server, bytes), 400));

  it("refuses CONNECT and does not switch protocols", async () => {
    const connect = await sendBytes(server, "CONNECT evil.example:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    expect(connect).not.toMatch(/^HTTP\/1\.1 [12]/);
    const { status } = await ask(server, {
      method: "GET",
      path: "/health",
      headers: { connection: "Upgrade", upgrade: "websocket" },
    });
    expect(status).toBe(200);
  });

  it("answers valid requests before it refuses the garbage after them", async () => {
    const good = `${head("/run/calculate", `Content-Length: ${BODY.length}`)}${BODY}`;
    const answer = await sendBytes(server, `${good}${good}garbage\r\n\r\n`);
    expect([...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(["200", "200", "400"]);
  });

  it.each([
    ["GET http://127.0.0.1/health HTTP/1.1\r\nHost: 127.0.0.1", 200],
    ["GET /health HTTP/1.0", 200],
    ["GET http://127.0.0.1/health HTTP/1.0", 200],
    ["GET http://evil.example/health HTTP/1.0", 403],
    ["GET /health HTTP/1.0\r\nHost: evil.example", 403],
    ["GET /health HTTP/1.0\r\nOrigin: http://evil.example", 403],
  ])("answers %j with %s", async (lines, status) => {
    expect(split(await sendBytes(server, `${lines}\r\nConnection: close\r\n\r\n`))).toMatchObject({ status });
  });

  it("answers a client that half-closes after the request", async () => {
    const request = head("/run/calculate", `Content-Length: ${BODY.length}`, "Connection: close") + BODY;
    expect(split(await sendBytes(server, request, true))).toMatchObject({ status: 200 });
  });

  it("answers a valid chunked request", async () => {
    const chunked = `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`;
    const answer = await sendBytes(
      server,
      head("/run/calculate", "Transfer-Encoding: chunked", "Connection: close") + chunked,
    );
    expect(split(answer)).toMatchObject({ status: 200, body: '{"result":"2","value":2}' });
  });
});
