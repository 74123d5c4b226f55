import type { ServerResponse } from "node:http";
import { expect, it, onTestFinished } from "vitest";
import { listen } from "../lifecycle/listen.ts";
import { disconnectSignal } from "./disconnect.ts";

/** The response to a request, once it is over. */
const overResponse = async (answer: (response: ServerResponse, leave: () => void) => void): Promise<ServerResponse> => {
  const client = new AbortController();
  const over = Promise.withResolvers<ServerResponse>();
  const { address, close } = await listen(
    (_request, response) => {
      response.once("close", () => over.resolve(response));
      answer(response, () => client.abort());
    },
    { host: "127.0.0.1", port: 0 },
  );
  onTestFinished(() => close(0));
  await fetch(address, { signal: client.signal }).catch(() => {}); // the client left
  return over.promise;
};

it("aborts for a client that left before anyone listened, but not for one that has its answer", async () => {
  expect(disconnectSignal(await overResponse((_response, leave) => leave())).aborted).toBe(true);
  expect(disconnectSignal(await overResponse((response) => response.end("all"))).aborted).toBe(false);
});
