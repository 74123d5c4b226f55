import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";
import { type FuzzReport, fuzzTool } from "../../src/fuzz/fuzz-tool.ts";
import type { FuzzTransport } from "../../src/fuzz/outcome.ts";
import { inProcessTransport } from "../../src/fuzz/transports/in-process.ts";
import { stdioTransport } from "../../src/fuzz/transports/stdio.ts";
import { brokenToolbox, target, toolboxOf } from "./known-bad-toolbox.ts";

const COMMAND = join(import.meta.dirname, "known-bad-fuzz.ts");
const good = (): FuzzTransport =>
  inProcessTransport(
    toolboxOf((number) => ({ double: number * 2 })),
    async () => {},
  );

const fuzz = async (transports: readonly FuzzTransport[]): Promise<FuzzReport> => {
  try {
    return await fuzzTool(target, transports, { seed: 1, boundMs: 1_000 });
  } finally {
    await Promise.all(transports.map((transport) => transport.close()));
  }
};

it("finds nothing if nothing is wrong", async () => {
  expect(await fuzz([good(), good()])).toMatchObject({ runs: 200, codes: { ok: 200 } });
});

it("finds a tool that violates its schema, and the smallest input that triggers it", async () => {
  const { failure } = await fuzz([inProcessTransport(brokenToolbox(), async () => {})]);
  expect(failure).toMatchObject({ input: '{"number":10}', message: "in-process: the code internal" });
});

it("finds an output that a transport corrupts", async () => {
  const half: FuzzTransport = { ...good(), call: async () => ({ code: "ok", output: { double: "half" } }) };
  expect((await fuzz([half])).failure?.message).toContain("breaks its schema");
});

it.each([
  ["exits", "the stdio host ended with 3"],
  ["talks", "on stdout, not JSON: (node:1) Warning"],
  ["hangs", "no answer within 1000 ms"],
  ["differs", "in-process and stdio differ"],
])("finds a host that %s", async (fault, message) => {
  const { failure } = await fuzz([good(), stdioTransport(join(import.meta.dirname, "dying-host.ts"), fault)]);
  expect(failure?.message).toContain(message);
});

it("exits with 1 on an injected fault, and a second run with its seed finds the same", async () => {
  const first = await runToEnd(COMMAND, ["--runs", "200"]);
  expect(first.code).toBe(1);
  expect(first.stdout).toContain('FAILED double: in-process: the code internal\n  input {"number":10}\n');
  const seed = /^seed (\d+)$/m.exec(first.stdout)?.[1] ?? "";
  const second = await runToEnd(COMMAND, ["--runs", "200", "--seed", seed]);
  expect(/path .*/.exec(second.stdout)?.[0]).toBe(/path .*/.exec(first.stdout)?.[0]);
});

it.each([["--runs", "0"], ["--seed", "x"], ["--other"]])("exits with 2 on %s %s", async (...args) => {
  expect(await runToEnd(COMMAND, args)).toMatchObject({ code: 2, stdout: "" });
});
