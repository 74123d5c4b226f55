import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "./run-node.ts";

const COMMAND = join(import.meta.dirname, "../src/slow-loris/main.ts");

/** Far more than a busy machine needs for one small answer; `pnpm slow-loris` by itself asks for 50 ms. */
const GENEROUS_MS = "2000";

it("measures the health check beside 500 slow clients", { timeout: 60_000 }, () => {
  const { stdout, stderr, status } = runNode(COMMAND, ["--checks", "200", "--bound-ms", GENEROUS_MS], 55_000);
  expect(status, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/\/health beside 500 slow clients, \d+ of them to the end: p50 [\d.]+ ms, p99 [\d.]+ ms/);
});

it("exits with 1 when the check is slower than it may be", { timeout: 60_000 }, () => {
  const { stdout, status } = runNode(COMMAND, ["--connections", "5", "--checks", "5", "--bound-ms", "0"], 55_000);
  expect(status).toBe(1);
  expect(stdout).toContain("FAILED p99 is over 0 ms");
});

it("exits with 2 on bad usage", () => {
  expect(runNode(COMMAND, ["--connections", "0"], 20_000)).toMatchObject({ status: 2, stdout: "" });
});
