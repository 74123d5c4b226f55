import { expect, it, vi } from "vitest";
import { ToolError } from "../errors.ts";
import { defineEngine } from "./define-engine.ts";
import { openEngine } from "./open-engine.ts";

const open = (ready: () => Promise<void>) => {
  const error = vi.fn();
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error };
  const definition = defineEngine({ name: "shop", open: () => ({}), ready });
  return { engine: openEngine(definition, { settings: {}, dataDirectory: ".", log }), error };
};

it("logs why an engine is not ready, once per reason, and tries again", async () => {
  const reasons = ["no stock", "no stock", "no staff"];
  const { engine, error } = open(async () => {
    const reason = reasons.shift();
    if (reason !== undefined) throw new Error(reason);
  });
  await expect.poll(engine.isReady).toBe(true);
  expect(error.mock.calls).toEqual([
    [{ err: new Error("no stock"), engine: "shop" }, "the engine is not ready"],
    [{ err: new Error("no staff"), engine: "shop" }, "the engine is not ready"],
  ]);
});

it("does not log a ToolError, which was logged where it was thrown", async () => {
  let attempts = 0;
  const { engine, error } = open(async () => {
    if (++attempts === 1) throw new ToolError("engine_unavailable", "The shop is closed.");
  });
  await expect.poll(engine.isReady).toBe(true);
  expect(attempts).toBe(2);
  expect(error).not.toHaveBeenCalled();
});
