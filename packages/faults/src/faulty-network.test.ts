import { once } from "node:events";
import { Agent, createServer, get } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FaultyNetwork, openFaultyNetwork } from "./faulty-network.ts";

const ANSWER = "The answer is longer than what passes of a broken one.";
const server = createServer((_request, response) => response.end(ANSWER));
let network: FaultyNetwork;
let agent: Agent;

beforeEach(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  network = await openFaultyNetwork((server.address() as AddressInfo).port);
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
});
afterEach(() => {
  agent.destroy();
  network.close();
  server.close();
  server.closeAllConnections();
});

/** The answer, or the code of the error. */
const ask = async (signal?: AbortSignal): Promise<string> => {
  try {
    const request = get(network.url, { agent, ...(signal && { signal }) });
    const [response] = await once(request, "response");
    return await text(response);
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
};

describe("a faulty network", () => {
  it("lets everything pass and injects nothing", async () => {
    expect(await ask()).toBe(ANSWER);
    expect(network.injected()).toBe(0);
  });

  it.each(["reset", "half-close"] as const)(
    "truncates an answer, counts it as injected, and recovers: %s",
    async (mode) => {
      expect(await ask()).toBe(ANSWER);
      await network.set(mode);
      expect(await ask()).toBe("ECONNRESET");
      expect(network.injected()).toBe(1);
      await network.set("pass");
      expect(await ask()).toBe(ANSWER);
      expect(network.injected()).toBe(0);
    },
  );

  it("refuses connections, and listens on the same port afterwards", async () => {
    expect(await ask()).toBe(ANSWER);
    await network.set("refuse");
    await ask();
    expect(await ask()).toBe("ECONNREFUSED");
    await network.set("pass");
    expect(await ask()).toBe(ANSWER);
  });

  it("swallows all bytes silently in a black hole, and resets its connections afterwards", async () => {
    expect(await ask()).toBe(ANSWER);
    await network.set("black-hole");
    const waiting = ask();
    const other = connect(Number(new URL(network.url).port), "127.0.0.1");
    const closed = new Promise((resolve) => other.on("error", () => {}).once("close", resolve));
    await once(other, "connect");
    other.write("GET / HTTP/1.1\r\n\r\n");
    await expect.poll(() => network.injected()).toBeGreaterThanOrEqual(2);
    await network.set("pass");
    expect(await waiting).toBe("ECONNRESET");
    await closed;
    expect(await ask()).toBe(ANSWER);
  });

  it("delays one piece in twenty for lost packets, and keeps the order", async () => {
    await network.set("loss");
    for (let call = 0; call < 40; call++) expect(await ask()).toBe(ANSWER);
    expect(network.injected()).toBe(2);
  });

  it("holds back answers until their connections are cut", async () => {
    await network.set("hold");
    const waiting = ask();
    await expect.poll(() => network.held()).toBe(1);
    network.cut();
    expect(await waiting).toBe("ECONNRESET");
    expect(await ask()).toBe(ANSWER);
  });
});
