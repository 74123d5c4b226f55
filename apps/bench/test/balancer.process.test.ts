import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { describeIfInstalled } from "@twinhost/testing";
import getPort from "get-port";
import { afterAll, expect, it, vi } from "vitest";
import { type Balancer, startBalancer } from "../src/processes/balancer.ts";

const NGINX = { needs: "Debian package nginx-light", files: ["/usr/sbin/nginx"] };

describeIfInstalled(NGINX, "a load balancer", () => {
  const servers: Server[] = [];
  let balancer: Balancer | undefined;
  afterAll(async () => {
    await balancer?.stop();
    for (const server of servers) server.close().closeAllConnections();
  });

  const answering = async (name: string): Promise<number> => {
    const server = createServer((_request, response) => response.end(name)).listen(0, "127.0.0.1");
    servers.push(server);
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  /** The servers that answer this many requests. */
  const answers = async (port: number, requests = 8): Promise<string[]> => {
    const names: string[] = [];
    while (names.length < requests) names.push(await (await fetch(`http://127.0.0.1:${port}`)).text());
    return [...new Set(names)].sort();
  };

  it("spreads requests over the servers behind each port, and switches servers while it runs", async () => {
    const [a, b] = [await answering("a"), await answering("b")];
    const [both, one] = [await getPort({ host: "127.0.0.1" }), await getPort({ host: "127.0.0.1" })];
    balancer = await startBalancer(
      new Map([
        [both, [a, b]],
        [one, [a]],
      ]),
    );
    expect(await answers(both)).toEqual(["a", "b"]);
    expect(await answers(one)).toEqual(["a"]);
    balancer.reload(new Map([[one, [b]]]));
    await vi.waitFor(async () => expect(await answers(one)).toEqual(["b"]), { timeout: 60_000 });
  });
});
