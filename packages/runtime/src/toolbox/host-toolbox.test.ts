import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineEngine, defineTool, type Tool } from "@twinhost/core";
import { pino } from "pino";
import { expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { hostSettings } from "../settings/host-settings.ts";
import { openHostToolbox } from "./host-toolbox.ts";

const open = () => {
  const folder = mkdtempSync(join(tmpdir(), "twinhost-warm-up-"));
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    rmSync(folder, { recursive: true, force: true });
  });
  const warmUp = vi.fn();
  const tool = defineTool({
    name: "tool",
    title: "Tool",
    description: "Does nothing.",
    input: z.strictObject({}),
    output: z.strictObject({}),
    annotations: {},
    timeoutMs: 1_000,
    engine: defineEngine({ name: "engine", open: () => ({}), warmUp }),
    run: () => ({}),
  }) as unknown as Tool;
  const settings = hostSettings.parse({ DATA_DIR: folder });
  return { warmUp, host: openHostToolbox({ tools: [tool], settings, log: pino({ level: "silent" }) }) };
};

it("warms up after the first answers, not while clients wait for them", async () => {
  const { warmUp, host } = open();
  host.warmUp();
  await vi.advanceTimersByTimeAsync(500);
  expect(warmUp).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(500);
  expect(warmUp).toHaveBeenCalledOnce();
  await host.close();
});

it("does not warm up after it was closed", async () => {
  const { warmUp, host } = open();
  host.warmUp();
  await host.close();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(warmUp).not.toHaveBeenCalled();
});
