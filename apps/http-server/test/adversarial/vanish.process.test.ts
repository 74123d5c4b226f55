import { once } from "node:events";
import { request as httpRequest } from "node:http";
import { calculatorThreads, descendantsOf, SLOW_CALCULATION, SLOW_TRANSLATION, stillRunning } from "@twinhost/e2e";
import { APERTIUM, describeIfInstalled, type ServerProcess, startHttpHost } from "@twinhost/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { expectHealthy, legacyCall, modernCall, openSession, PROTOCOLS, postMcp } from "./requests.ts";

let server: ServerProcess;
beforeAll(async () => {
  server = await startHttpHost({ LOG_LEVEL: "debug", TRANSLATION_CACHE_MB: "0" });
});
afterAll(() => server.stop());
afterEach(async () => {
  await expectHealthy(server);
  // None of this is a server error.
  expect(server.log()).not.toMatch(/"level":[56]0/);
});

const IN_TIME = { timeout: 25_000, interval: 50 };

interface Prepared {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const MCP_HEADERS = { "content-type": "application/json", accept: "application/json, text/event-stream" };

const PREPARE: readonly (readonly [string, (tool: string, json: string) => Promise<Prepared>])[] = [
  ["rest", async (tool, body) => ({ path: `/run/${tool}`, headers: MCP_HEADERS, body })],
  [
    "http",
    async (tool, json) => {
      const { body, headers } = modernCall(tool, json);
      return { path: "/mcp", headers: { ...MCP_HEADERS, ...headers }, body };
    },
  ],
  [
    "http",
    async (tool, json) => ({
      path: "/mcp",
      headers: { ...MCP_HEADERS, ...(await openSession(server)) },
      body: legacyCall(tool, json),
    }),
  ],
];

/** Sends a call. @returns a function that drops its connection */
const begin = async ({ path, headers, body }: Prepared): Promise<() => void> => {
  const request = httpRequest({ host: "127.0.0.1", port: server.port, method: "POST", path, headers, agent: false });
  request.on("error", () => {}); // vanishing is the point
  request.end(body);
  return () => request.destroy();
};

const cancelled = (tool: string, transport: string): number =>
  server
    .log()
    .split("\n")
    .filter((line) => line.includes(`"tool":"${tool}"`) && line.includes(`"transport":"${transport}"`))
    .filter((line) => line.includes('"outcome":"cancelled"')).length;

const pid = (): number => server.process.pid ?? 0;

describe.each(PREPARE.map(([transport, prepare], index) => ({ protocol: PROTOCOLS[index]?.[0], transport, prepare })))(
  "a $protocol client that vanishes",
  ({ transport, prepare }) => {
    it("ends the calculation and its thread", async () => {
      const before = cancelled("calculate", transport);
      const vanish = await begin(await prepare("calculate", SLOW_CALCULATION));
      if (calculatorThreads(pid()) === undefined) {
        process.stderr.write("Threads are only counted on Linux: here only the end of the call is checked.\n");
        const inFlight = new RegExp(`tool_calls_in_flight{transport="${transport}"} 1$`, "m");
        const metrics = async () => (await fetch(`${server.url}/metrics`)).text();
        await vi.waitFor(async () => expect(await metrics()).toMatch(inFlight), IN_TIME);
      } else await vi.waitFor(() => expect(calculatorThreads(pid())).toBe(1), IN_TIME);
      vanish();
      await vi.waitFor(() => expect(cancelled("calculate", transport)).toBe(before + 1), IN_TIME);
      await vi.waitFor(() => expect(calculatorThreads(pid()) ?? 0).toBe(0), IN_TIME);
    });

    describeIfInstalled(APERTIUM, "in a translation", () => {
      it("ends the translation and its processes", async () => {
        const before = cancelled("translate", transport);
        const vanish = await begin(await prepare("translate", SLOW_TRANSLATION));
        let stages: number[] = [];
        await vi.waitFor(() => {
          stages = descendantsOf(pid(), /apertium|lt-proc|^bash$/);
          expect(stages.length).toBeGreaterThan(3);
        }, IN_TIME);
        vanish();
        await vi.waitFor(() => expect(cancelled("translate", transport)).toBe(before + 1), IN_TIME);
        await vi.waitFor(() => expect(stillRunning(stages)).toEqual([]), IN_TIME);
      });
    });
  },
);

describe("clients that vanish at other moments", () => {
  it("may leave a session's stream, and come back to the session", async () => {
    const session = await openSession(server);
    const openAndLeave = async (): Promise<number | undefined> => {
      const request = httpRequest({
        host: "127.0.0.1",
        port: server.port,
        path: "/mcp",
        headers: { ...session, accept: "text/event-stream" },
        agent: false,
      });
      request.on("error", () => {}); // vanishing is the point
      request.end();
      const [response] = await once(request, "response");
      request.destroy();
      return response.statusCode;
    };
    // The next stream may be requested before the server has noticed that the last one ended.
    for (let round = 0; round < 5; round++) await expect.poll(openAndLeave, IN_TIME).toBe(200);
    const { json } = await postMcp(server, legacyCall("calculate", '{"expression":"1+1"}'), session);
    expect(json).toMatchObject({ result: { structuredContent: { value: 2 } } });
  });

  it("leave nothing behind: mid-head, mid-body, before the answer, mid-answer, fifty at a time", async () => {
    const body = '{"query":"tool","limit":50}';
    await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const headers = { ...MCP_HEADERS, "content-length": String(body.length + (index % 2) * 10) };
        const vanish = await begin({ path: "/run/search_docs", headers, body });
        await new Promise((wake) => setTimeout(wake, index));
        vanish();
      }),
    );
    await expectHealthy(server);
    expect(server.log()).not.toMatch(/"level":50/);
  });
});
