import { connect, type Socket } from "node:net";
import type { ToolResult } from "@twinhost/core";
import { describe, expect, test } from "vitest";
import { connectionFailureOf } from "../src/connection-failure.ts";
import {
  createHttpToolClient,
  createRestToolClient,
  createRetrySafety,
  type ToolClient,
  withResilience,
} from "../src/index.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";
import { describedTool } from "./support/scripted-client.ts";

const traits = createRetrySafety([describedTool("read", { readOnlyHint: true }), describedTool("send")]);

/** Generous compared with the 2.5 s in which a connection must come up, but far below a call's own deadline. */
const IN_TIME_MS = 20_000;

const RESPONSE = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n";
const STREAM = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

const onRequest = (answer: (socket: Socket) => void) => (socket: Socket) => {
  socket.once("data", () => answer(socket));
};

const MISBEHAVING: Readonly<Record<string, (socket: Socket) => void>> = {
  "a black hole: accepts and never answers": (socket) => socket.resume(),
  "reset before the answer": onRequest((socket) => socket.resetAndDestroy()),
  "reset in the middle of the answer": onRequest((socket) => {
    socket.write(`${RESPONSE}{"content"`, () => socket.resetAndDestroy());
  }),
  "closed in the middle of a stream": onRequest((socket) => {
    socket.write(`${STREAM}10\r\n: still working\n`, () => socket.destroy());
  }),
  "half closed: its side ends without an answer": onRequest((socket) => socket.end()),
  "a body that trickles and never ends": onRequest((socket) => {
    socket.write(RESPONSE);
    const trickle = setInterval(() => socket.write(" "), 100);
    socket.on("close", () => clearInterval(trickle));
  }),
  "no HTTP at all": onRequest((socket) => socket.end("220 smtp.example.com ready\r\n")),
  "an answer that is not JSON": onRequest((socket) =>
    socket.end(
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 4\r\nConnection: close\r\n\r\n{"a"',
    ),
  ),
};

const TRANSPORTS: Readonly<Record<string, (url: string) => ToolClient>> = {
  http: (url) => createHttpToolClient({ url }),
  "http, older revision": (url) => createHttpToolClient({ url, revision: "2025-11-25" }),
  rest: (url) => createRestToolClient({ url }),
};

const timed = async (call: Promise<ToolResult>): Promise<ToolResult> => {
  const startedAt = performance.now();
  const result = await call;
  expect(performance.now() - startedAt).toBeLessThan(IN_TIME_MS);
  return result;
};

describe.each(Object.entries(TRANSPORTS))("%s against", (_transport, open) => {
  test.concurrent.each(Object.entries(MISBEHAVING))("%s: a coded failure in time", async (_what, misbehave) => {
    const server = await startRawServer(misbehave);
    const client = withResilience(open(server.url), { traits, silenceMs: 500, probeMs: 60_000 });
    const result = await timed(client.callTool("read", {}, { timeoutMs: 60_000 }));
    expect(result).toMatchObject({ ok: false, error: { code: "engine_unavailable", retryable: true } });
    await client.close();
    await server.close();
  });

  test("the caller's own deadline and cancellation also count while it connects", async () => {
    const server = await startRawServer((socket) => socket.resume());
    const client = open(server.url);
    expect(await timed(client.callTool("read", {}, { timeoutMs: 200 }))).toMatchObject({ error: { code: "deadline" } });
    const left = AbortSignal.timeout(100);
    expect(await timed(client.callTool("read", {}, { signal: left }))).toMatchObject({ error: { code: "cancelled" } });
    await expect(client.listTools({ timeoutMs: 200 })).rejects.toMatchObject({ code: "engine_unavailable" });
    await client.close();
    await server.close();
  });

  test("nothing listens: never sent, and retried", async () => {
    const server = await startRawServer(() => {});
    await server.close();
    const codes: string[] = [];
    const client = withResilience(open(server.url), { traits, onRetry: ({ code }) => codes.push(code) });
    const result = await timed(client.callTool("read", {}));
    expect(connectionFailureOf(result)?.reach).toBe("notSent");
    expect(codes).toEqual(["engine_unavailable", "engine_unavailable"]);
    await client.close();
  });

  test("dropped connection requests: bounded, and never sent", async () => {
    const full = await fillBacklog();
    const client = open(`http://127.0.0.1:${full.port}`);
    const startedAt = performance.now();
    const result = await timed(client.callTool("read", {}, { timeoutMs: 60_000 }));
    expect(connectionFailureOf(result)?.reach).toBe("notSent");
    expect(performance.now() - startedAt).toBeLessThan(IN_TIME_MS);
    await client.close();
    full.close();
  });
});

describe("over REST", () => {
  const answering = onRequest((socket) => {
    const body = '{"answer":42}';
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
  });

  test("a server that resets twice and then answers: a retry-safe tool is served, another is not sent again", async () => {
    let connections = 0;
    const flaky = (socket: Socket): void =>
      ++connections % 3 === 0 ? answering(socket) : onRequest((one) => one.resetAndDestroy())(socket);
    const server: RawServer = await startRawServer(flaky);
    const client = withResilience(createRestToolClient({ url: server.url }), { traits });
    expect(await client.callTool("read", {})).toEqual({ ok: true, output: { answer: 42 } });
    expect(connections).toBe(3);
    expect(await client.callTool("send", {})).toMatchObject({ ok: false, error: { code: "engine_unavailable" } });
    expect(connections).toBe(4);
    await client.close();
  });

  test("a restarted server is found again", async () => {
    const first = await startRawServer(answering);
    const client = withResilience(createRestToolClient({ url: first.url }), { traits });
    expect(await client.callTool("read", {})).toMatchObject({ ok: true });
    await first.close();
    expect(await client.callTool("read", {})).toMatchObject({ ok: false, error: { code: "engine_unavailable" } });
    await startRawServer(answering, first.port);
    await expect.poll(() => client.callTool("read", {})).toEqual({ ok: true, output: { answer: 42 } });
    await client.close();
  });
});

/** A listening socket with a full backlog that accepts nothing: Linux drops further connection requests. */
const fillBacklog = async (): Promise<{ port: number; close(): void }> => {
  const { spawn } = await import("node:child_process");
  const listener = spawn(
    "python3",
    [
      "-c",
      "import socket,sys\ns=socket.socket();s.bind(('127.0.0.1',0));s.listen(0);print(s.getsockname()[1],flush=True);sys.stdin.read()",
    ],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  const port = await new Promise<number>((resolve) => listener.stdout.once("data", (text) => resolve(Number(text))));
  const held = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => {}));
  await new Promise((resolve) => setTimeout(resolve, 200));
  return {
    port,
    close: () => {
      for (const socket of held) socket.destroy();
      listener.stdin.end();
    },
  };
};
