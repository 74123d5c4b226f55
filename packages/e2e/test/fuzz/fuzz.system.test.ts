import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "../run-node.ts";

const COMMAND = join(import.meta.dirname, "../../src/fuzz/main.ts");

it("finds nothing in the hosts with 300 inputs for each tool", { timeout: 180_000 }, () => {
  const { stdout, stderr, status } = runNode(COMMAND, ["--runs", "300", "--slow-runs", "30"], 170_000);
  expect(status, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^seed \d+\nways in-process, stdio, rest, http\n/);
  // The tools are reached, and not only their validation.
  expect(stdout).toMatch(/^search_docs: 300 inputs .*ok \d{2,}/m);
  expect(stdout).toMatch(/^calculate: 300 inputs .*ok \d{2,}/m);
  expect(stdout).toMatch(/^translate: 30 inputs/m);
});
