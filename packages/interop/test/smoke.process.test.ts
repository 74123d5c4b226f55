import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "./run-node.ts";

const TIMEOUT_MS = 120_000;

/** A small run of the commands whose long runs are system tests: that they start, reach the hosts and find nothing. */
it.each([
  ["fuzz", ["--runs", "10", "--slow-runs", "2", "--seed", "216781381"], /^calculate: 10 inputs .*ok \d/m],
  ["chat-soak", ["--chats", "100", "--concurrency", "4"], /^100 chats /m],
])("%s finds nothing wrong in a small run", { timeout: TIMEOUT_MS }, (command, args, figures) => {
  const main = join(import.meta.dirname, `../src/${command}/main.ts`);
  const { stdout, stderr } = runNode(main, args, TIMEOUT_MS - 5_000);
  expect(stdout, stderr).toMatch(figures);
  expect(stdout).not.toMatch(/FAILED|wrong/);
});
