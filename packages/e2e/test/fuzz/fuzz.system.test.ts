import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../../src/fuzz/main.ts");

it("finds nothing in the hosts with 300 inputs per tool", { timeout: 180_000 }, async () => {
  const { stdout, stderr, code } = await runToEnd(COMMAND, ["--runs", "300", "--slow-runs", "30"]);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^seed \d+\ntransports in-process, stdio, rest, http\n/);
  // Inputs reach the tools, not only their validation.
  expect(stdout).toMatch(/^search_docs: 300 inputs .*ok \d{2,}/m);
  expect(stdout).toMatch(/^calculate: 300 inputs .*ok \d{2,}/m);
  expect(stdout).toMatch(/^translate: 30 inputs/m);
});
