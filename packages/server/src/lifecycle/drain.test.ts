import { once } from "node:events";
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { prepareDrain } from "./drain.ts";
import { followAnswers } from "./open-answers.ts";

const ROUNDS = 8;
/** Ample: even a busy machine must find a moment to close the port within a part of it. */
const GRACE_MS = 10_000;
const BURST = 4;
const BUSY_MS = 3;
const IDLE_TURNS = 8;

const start = async (handler: RequestListener) => {
  const server = createServer({ keepAliveTimeout: 60_000 }, handler);
  const drain = prepareDrain(server, followAnswers(server));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  onTestFinished(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  const ask = async (path: string, by = agent) => {
    const [response] = (await once(get({ port, path, agent: by }), "response")) as [IncomingMessage];
    return { connection: response.headers.connection, body: () => text(response), socket: response.socket };
  };
  const read = async (path: string) => {
    const { connection, body } = await ask(path);
    return { connection, body: await body() };
  };
  return { server, port, drain, ask, read };
};

const connects = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port);
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });

it("finishes a request in flight, and tells its client to close the connection", async () => {
  const asked = Promise.withResolvers<() => void>();
  const { drain, read, port } = await start((_request, response) => asked.resolve(() => response.end("whole")));
  const answer = read("/slow");
  const finish = await asked.promise;
  const drained = drain(20_000);
  await expect.poll(() => connects(port)).toBe(false);
  finish();
  expect(await answer).toEqual({ connection: "close", body: "whole" });
  await drained;
  await expect(once(get({ port, agent: new Agent() }), "response")).rejects.toThrow("ECONNREFUSED");
});

it("answers a request on a keep-alive connection after draining began", async () => {
  const { drain, read, port } = await start((_request, response) => response.end("answer"));
  expect(await read("/first")).toEqual({ connection: "keep-alive", body: "answer" });
  const drained = drain(20_000);
  await expect.poll(() => connects(port)).toBe(false);
  expect(await read("/second")).toEqual({ connection: "close", body: "answer" });
  await drained;
});

it("resets no connection while new ones keep arriving", async () => {
  const resets: (string | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { server, drain, port } = await start((_request, response) => response.end());
    server.on("connection", (socket) => socket.destroy());
    const drained = drain(GRACE_MS);
    while (server.listening) {
      // Node accepts one of them per turn of the event loop.
      const sockets = Array.from({ length: BURST }, () => connect(port, "127.0.0.1").resume());
      for (const socket of sockets) socket.on("error", ({ code }: NodeJS.ErrnoException) => resets.push(code));
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once("close", resolve))));
      await sleep(1);
    }
    await drained;
  }
  expect(resets.filter((code) => code !== "ECONNREFUSED")).toEqual([]);
});

it("resets no connection that arrives during a busy turn of the event loop", async () => {
  const resets: (string | undefined)[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { server, drain, port, read } = await start((_request, response) => {
      const socket = connect(port, "127.0.0.1").resume();
      socket.on("error", ({ code }: NodeJS.ErrnoException) => resets.push(code));
      const busyUntil = performance.now() + BUSY_MS;
      while (performance.now() < busyUntil);
      response.end();
    });
    await read("/first");
    const drained = drain(GRACE_MS);
    while (server.listening) {
      for (let request = 0; server.listening && request < BURST; request++) await read("/next");
      for (let turn = 0; turn < IDLE_TURNS; turn++) await nextTurn();
    }
    await drained;
  }
  expect(resets.filter((code) => code !== "ECONNREFUSED")).toEqual([]);
});

it("closes a connection after an answer that began before draining", async () => {
  const begun: ServerResponse[] = [];
  const { drain, ask, port } = await start((_request, response) => {
    response.writeHead(200, { "Content-Length": 2 }).write("1");
    begun.push(response);
  });
  const first = await ask("/first");
  const second = await ask("/second", new Agent());
  const drained = drain(20_000);
  await expect.poll(() => connects(port)).toBe(false);
  const firstClosed = once(first.socket, "close");
  begun[0]?.end("2");
  expect(await first.body()).toBe("12");
  // The second answer is still in progress, and so is the drain.
  await firstClosed;
  begun[1]?.end("2");
  expect(await second.body()).toBe("12");
  await drained;
});

it("answers a request on the connection of a stream that has just ended", async () => {
  const begun: ServerResponse[] = [];
  const { drain, ask, read, port } = await start((_request, response) => {
    if (begun.push(response) > 1) response.end("answer");
    else response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: begin\n\n");
  });
  const stream = await ask("/stream");
  const drained = drain(20_000);
  await expect.poll(() => connects(port)).toBe(false);
  // The server is idle for long, as while a model thinks.
  await sleep(700);
  begun[0]?.end("data: end\n\n");
  expect(await stream.body()).toContain("end");
  // As a proxy does, on the same connection.
  expect(await read("/next")).toEqual({ connection: "close", body: "answer" });
  await drained;
});

it("ends a stream only once no call is running", async () => {
  const streams: (() => void)[] = [];
  const { drain, ask } = await start((_request, response) => {
    response.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: begin\n\n");
    streams.push(() => response.end("data: end\n\n"));
  });
  const { body } = await ask("/events");
  let calls = 1;
  setTimeout(() => {
    calls = 0;
  }, 200);
  const seen: number[] = [];
  await drain(20_000, {
    inUse: () => calls > 0,
    end: async () => {
      seen.push(calls);
      for (const end of streams) end();
    },
  });
  expect(seen).toEqual([0]);
  expect(await body()).toBe("data: begin\n\ndata: end\n\n");
});

it("cuts off what is not done within the grace period", async () => {
  const asked = Promise.withResolvers<void>();
  const { drain, read } = await start(() => asked.resolve());
  const answer = read("/never").catch((error: Error) => error.message);
  await asked.promise;
  const startedAt = performance.now();
  await drain(200);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(190);
  expect(await answer).toContain("socket hang up");
});

it("does not wait for a connection that never sent anything", async () => {
  const { drain, port } = await start((_request, response) => response.end());
  const silent = connect(port);
  await once(silent, "connect");
  const ended = once(silent, "close");
  await drain(20_000);
  await ended;
});
