import { once } from "node:events";
import { createServer, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { followAnswers } from "./open-answers.ts";
import { endStuckClients } from "./stuck-clients.ts";

const STUCK_MS = 500;
/** Far more than the sockets of both sides buffer. */
const LARGE = Buffer.alloc(32 * 2 ** 20);
/** Of a read of the slow client: it takes several times `STUCK_MS` for all of `LARGE`. */
const SLOW_BYTES = 2 ** 16;
const SLOW_MS = 5;

/** The answer to a client that sends a request and reads nothing by itself. */
const ask = async (handler: RequestListener): Promise<{ client: Socket; response: ServerResponse }> => {
  const server = createServer(handler);
  endStuckClients(server, followAnswers(server), STUCK_MS);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => {}); // the server cuts some
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  client.write("GET / HTTP/1.1\r\nHost: here\r\n\r\n");
  const [, response] = (await once(server, "request")) as [unknown, ServerResponse];
  return { client, response };
};

it("closes the connection of a client that stopped reading", async () => {
  const { response } = await ask((_request, answer) => answer.end(LARGE));
  await once(response, "close");
  expect(response.writableFinished).toBe(false);
});

it("closes the connection of a client that no longer reads its stream", async () => {
  const { response } = await ask((_request, answer) => {
    const timer = setInterval(() => answer.write(LARGE.subarray(0, 2 ** 20)), 50);
    answer.once("close", () => clearInterval(timer));
  });
  await once(response, "close");
});

it("lets a client read slowly", async () => {
  const { client, response } = await ask((_request, answer) => answer.end(LARGE));
  const finished = once(response, "finish");
  const reading = setInterval(() => client.read(Math.min(SLOW_BYTES, client.readableLength)), SLOW_MS);
  onTestFinished(() => clearInterval(reading));
  client.on("readable", () => {}); // reads only when asked to
  await finished;
});

it("keeps a stream open on which nothing happens", async () => {
  const { client, response } = await ask((_request, answer) => {
    answer.writeHead(200, { "Content-Type": "text/event-stream" }).write("data: begin\n\n");
  });
  client.resume();
  await sleep(4 * STUCK_MS);
  expect(response.closed).toBe(false);
});
