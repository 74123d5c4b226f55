import { connect, type Socket } from "node:net";
import { type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectClean, expectHealthy, runTool } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost();
});
afterAll(() => server.stop());

const COUNT = 500;
/** Clients have 10 s for their headers: an answer sooner than this did not wait for a slow one. */
const FAST_MS = 9_000;
/** Headers time out after 10 s, bodies after 30 s; three times that, as without a limit they stay open forever. */
const CLOSED_AFTER_MS = 90_000;

const HEAD = "Host: 127.0.0.1\r\nContent-Type: application/json\r\n";
const OPENINGS = [
  "",
  "POST /mcp HTTP/1.1\r\n",
  `POST /run/calculate HTTP/1.1\r\n${HEAD}`,
  `POST /run/calculate HTTP/1.1\r\n${HEAD}Content-Length: 1000\r\n\r\n{"expression":`,
  `POST /mcp HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"jso\r\n`,
];

interface SlowClient {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  answer: string;
}

const open = (opening: string): SlowClient => {
  const socket = connect(server.port, "127.0.0.1");
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const client = { socket, closed, answer: "" };
  socket.setEncoding("utf8").on("data", (text: string) => {
    client.answer += text;
  });
  socket.on("close", () => resolve()).on("error", () => resolve());
  socket.write(opening);
  return client;
};

describe(`${COUNT} clients that never finish`, () => {
  it("do not slow down other clients, and are closed in time", { timeout: CLOSED_AFTER_MS + 20_000 }, async () => {
    const clients = Array.from({ length: COUNT }, (_, index) => open(OPENINGS[index % OPENINGS.length] ?? ""));
    // Every tenth client keeps sending, a byte at a time: activity must not buy it time.
    const dripping = setInterval(() => {
      for (const { socket } of clients.filter((_, index) => index % 10 === 2)) socket.write("a");
    }, 500);
    const allClosed = Promise.all(clients.map(({ closed }) => closed)).then(() => "closed");

    for (let round = 0; round < 20; round++) {
      const startedAt = performance.now();
      await expectHealthy(server);
      expect((await runTool(server, "calculate", '{"expression":"1+1"}')).status).toBe(200);
      expect(performance.now() - startedAt).toBeLessThan(FAST_MS);
    }

    const tooLate = new Promise((resolve) => setTimeout(() => resolve("still open"), CLOSED_AFTER_MS));
    expect(await Promise.race([allClosed, tooLate])).toBe("closed");
    clearInterval(dripping);
    for (const { answer } of clients) {
      expectClean(answer);
      if (answer !== "") expect(answer).toMatch(/^HTTP\/1\.1 408 .*\r\nContent-Type: application\/problem\+json/);
    }
    expect(clients.filter(({ answer }) => answer !== "").length).toBeGreaterThan(COUNT / 2);
    await expectHealthy(server);
  });
});
