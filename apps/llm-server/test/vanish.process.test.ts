import type { Transport } from "@twinhost/client";
import { calculatorThreads, descendantsOf, SLOW_CALCULATION } from "@twinhost/e2e";
import { logLines, type ServerProcess, startHttpHost, startLlmServer } from "@twinhost/testing";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { eventually, health } from "./support/ask.ts";
import { metric } from "./support/metric.ts";
import { startOpenAiPeer, toolCall } from "./support/openai-peer.ts";

const IN_TIME = { timeout: 25_000, interval: 20 };

/** A model whose one turn asks for two slow calculations. */
const twoSlowCalls = () =>
  startOpenAiPeer(() => ({
    tool_calls: ["a", "b"].flatMap((id) => toolCall("calculate", SLOW_CALCULATION, id).tool_calls),
  }));

let toolServer: ServerProcess;
beforeAll(async () => {
  toolServer = await startHttpHost();
  await eventually(
    () => fetch(`${toolServer.url}/health`),
    ({ status }) => status === 200,
  );
});

const FORMS = [
  ["/query", "application/json", { query: "Go" }],
  ["/query", "text/event-stream", { query: "Go" }],
  [
    "/v1/chat/completions",
    "*/*",
    { model: "openai-compatible:small", messages: [{ role: "user", content: "Go" }], stream: true },
  ],
] as const;

describe.each<Transport>(["http", "rest", "stdio", "in-process"])(
  "a client that disconnects mid-answer, over %s",
  (transport) => {
    let server: ServerProcess;
    let host: number;
    beforeAll(async () => {
      const peer = await twoSlowCalls();
      server = await startLlmServer({
        LOG_LEVEL: "debug",
        TOOL_TRANSPORT: transport,
        MCP_SERVER_URL: toolServer.url,
        MODEL: "openai-compatible:small",
        MODEL_BASE_URL: peer.url,
      });
      // Waits for the tools, and loads the calculator.
      const warm = { model: "builtin", messages: [{ role: "user", content: "1+1?" }] };
      await eventually(
        () => health(server),
        ({ tools }) => tools.status === "healthy",
      );
      await fetch(`${server.url}/v1/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(warm),
      });
      const pid = server.process.pid ?? 0;
      host =
        {
          http: toolServer.process.pid,
          rest: toolServer.process.pid,
          stdio: descendantsOf(pid, /node/)[0],
          "in-process": pid,
        }[transport] ?? 0;
    });

    test.each(FORMS)("%s as %s: both calculations ran at once, and stop with it", async (path, accept, body) => {
      const leaving = new AbortController();
      const answers = cancelledAnswers(server);
      const asked = fetch(server.url + path, {
        method: "POST",
        headers: { "content-type": "application/json", accept },
        body: JSON.stringify(body),
        signal: leaving.signal,
      }).then((response) => response.text());
      asked.catch(() => {}); // vanishing is the point
      if (calculatorThreads(host) === undefined) {
        process.stderr.write("Threads are only counted on Linux: here only the end of the answer is checked.\n");
        const inFlight = () => metric(server, "twinhost_llm_answers_in_flight");
        await vi.waitFor(async () => expect(await inFlight()).toBe(1), IN_TIME);
      } else await vi.waitFor(() => expect(calculatorThreads(host)).toBe(2), IN_TIME);
      leaving.abort();
      await vi.waitFor(() => expect(cancelledAnswers(server)).toBe(answers + 1), IN_TIME);
      await vi.waitFor(() => expect(calculatorThreads(host) ?? 0).toBe(0), IN_TIME);
      expect(await health(server)).toMatchObject({ status: "healthy" });
    });

    test("the calls were cancelled on the host, not left to their time limit", async () => {
      const host = transport === "http" || transport === "rest" ? toolServer : server;
      // A tool process's lines are nested in its parent's.
      const endsWith = (outcome: string) =>
        host
          .log()
          .split("\n")
          .filter((line) => /tool call.*calculate|calculate.*tool call/.test(line) && line.includes(outcome));
      await vi.waitFor(() => expect(endsWith("cancelled").length).toBeGreaterThanOrEqual(2 * FORMS.length), IN_TIME);
      expect(endsWith("deadline")).toEqual([]);
    });
  },
);

const cancelledAnswers = (server: ServerProcess): number =>
  logLines(server).filter(({ msg, outcome }) => msg === "answer" && outcome === "cancelled").length;
