import { setImmediate as eventLoopTurn } from "node:timers/promises";
import type { EngineState } from "@twinhost/core";
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

it("shows the calls in flight before the first one, and only engines that are set up", async () => {
  let state: EngineState["state"] = "unavailable";
  const metrics = createMetrics({
    callsInFlight: createCallsInFlight(),
    engineStates: async () => [{ name: "apertium", needed: false, state }],
    uncaughtErrors: new Map(),
    droppedLogLines: () => 0,
  });
  const { text } = await metrics.render();
  expect(text).toContain('twinhost_tool_calls_in_flight{transport="http"} 0');
  expect(text).toContain('twinhost_tool_calls_in_flight{transport="rest"} 0');
  expect(text).toContain('twinhost_engine_ready{engine="apertium"} 0');
  state = "not_set_up";
  expect((await metrics.render()).text).not.toContain("apertium");
});
