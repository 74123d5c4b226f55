import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "../run-node.ts";

const COMMAND = join(import.meta.dirname, "../../src/soak/main.ts");
const KNOWN_BAD = join(import.meta.dirname, "known-bad-soak.ts");

it("finds no error in a short run, and prints figures", { timeout: 60_000 }, () => {
  const { stdout, stderr } = runNode(COMMAND, ["--calls", "8000", "--sample-ms", "20"], 55_000);
  // So short a run is all warm-up: what it says of memory is not judged here, and so its exit code is not.
  expect(stdout, stderr).toMatch(/^8000 calls at 64 in flight in [\d.]+ s: \d+ calls\/s\n/);
  for (const lane of ["rest", "mcp", "mcp session"]) expect(stdout).toMatch(new RegExp(`^  ${lane}: p50 `, "m"));
  expect(stdout).toMatch(/^heap in use after garbage collection, at 25 %, 50 %, 75 %, 100 % .*( [\d.]+ MiB,?){4}$/m);
  expect(stdout).toMatch(/^resident set .*( [\d.]+ MiB,?){3}$/m);
  expect(stdout).not.toMatch(/FAILED \d+ times/);
});

it("exits with 1 on calls that the server refuses, and counts them", () => {
  const { stdout, status } = runNode(KNOWN_BAD, ["--calls", "400", "--sample-ms", "20"], 20_000);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^FAILED \d+ times: rest: .*rate_limited/m);
});

it.each([
  ["--calls", "1"],
  ["--concurrency", "many"],
])("exits with 2 on %s %s", (...args) => {
  expect(runNode(COMMAND, args, 20_000)).toMatchObject({ status: 2, stdout: "" });
});
