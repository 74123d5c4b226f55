import { once } from "node:events";
import { createServer, type RequestListener, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { PROBES } from "./cells.ts";
import { openSilently } from "./half-open.ts";
import { tryProbes } from "./probes.ts";

const startOn = async (answer: RequestListener, limits: ServerOptions = {}): Promise<{ port: number }> => {
  const server = createServer(limits, answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { port: (server.address() as AddressInfo).port };
};

describe("the attacks", () => {
  it("succeed against a server that accepts everything, except for what Node itself refuses", async () => {
    const target = await startOn((request, response) => {
      request.resume();
      response.end('{"result":{"structuredContent":{}}}');
    });
    const byNode = ["giant-headers", "smuggling"];
    expect([...(await tryProbes(target, 100))]).toEqual(PROBES.filter((probe) => !byNode.includes(probe)));
  });

  it("leave no silent connection open when the server closes it", async () => {
    const target = await startOn((_request, response) => response.end(), {
      headersTimeout: 50,
      connectionsCheckingInterval: 20,
    });
    const silent = await openSilently(target);
    expect(await silent.areKept()).toBe(false);
    silent.close();
  });

  it("are void when the valid call is refused too", async () => {
    const target = await startOn((_request, response) => response.writeHead(403).end("no"));
    await expect(tryProbes(target)).rejects.toThrow("The right call over rest was refused: no");
  });

  it("are void when the server breaks", async () => {
    let isBroken = false;
    const target = await startOn((request, response) => {
      if (request.headers.host === "evil.example") isBroken = true;
      response.writeHead(isBroken ? 500 : 200).end('{"structuredContent":{}}');
    });
    await expect(tryProbes(target)).rejects.toThrow("not healthy after the probe foreign-host: status 500");
  });
});
