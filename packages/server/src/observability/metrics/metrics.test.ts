import { setImmediate as eventLoopTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { createCallsInFlight } from "../../lifecycle/calls-in-flight.ts";
import { createMetrics } from "./metrics.ts";

it("reads calls in flight after the scrape's own engine check", async () => {
  let inFlight = 0;
  const metrics = createMetrics({
    callsInFlight: { ...createCallsInFlight(), byTransport: () => new Map([["http", inFlight]]) },
    engineStates: async () => {
      inFlight++;
      await eventLoopTurn();
      inFlight--;
      return [{ name: "tools", needed: true, state: "ready" }];
    },
    uncaughtErrors: new Map(),
    droppedLogLines: () => 3,
  });
  const { text } = await metrics.render();
  expect(text).toContain('twinhost_tool_calls_in_flight{transport="http"} 0');
  expect(text).toContain('twinhost_engine_ready{engine="tools"} 1');
  expect(text).toContain("twinhost_log_lines_dropped_total 3");
});
