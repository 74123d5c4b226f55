import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "./run-node.ts";

const TIMEOUT_MS = 120_000;
const run = (command: string, args: string[]) =>
  runNode(join(import.meta.dirname, `../src/${command}/main.ts`), args, TIMEOUT_MS - 5_000);

// Small runs of two commands whose long ones are system tests: they start, reach every host, and find nothing.
it("the fuzzer finds nothing in five inputs a tool", { timeout: TIMEOUT_MS }, () => {
  const { stdout, stderr, status } = run("fuzz", ["--runs", "5", "--slow-runs", "1"]);
  expect(status, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^calculate: 5 inputs /m);
});

it("a hundred chats over every transport are answered", { timeout: TIMEOUT_MS }, () => {
  const { stdout, stderr } = run("chat-soak", ["--chats", "100", "--concurrency", "4"]);
  expect(stdout, stderr).toMatch(/^100 chats, /);
  expect(stdout).not.toMatch(/FAILED \d+ times/);
});
