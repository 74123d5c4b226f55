import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../../src/soak/main.ts");
const KNOWN_BAD = join(import.meta.dirname, "known-bad-soak.ts");

it("finds no error in a short run, and prints figures", async () => {
  const { stdout, stderr } = await runToEnd(COMMAND, ["--calls", "8000", "--sample-ms", "20"]);
  // Such a short run is all warm-up, so its memory figures and exit code are ignored.
  expect(stdout, stderr).toMatch(/^8000 calls at 64 in flight in [\d.]+ s: \d+ calls\/s\n/);
  for (const lane of ["rest", "mcp", "mcp session"]) expect(stdout).toMatch(new RegExp(`^  ${lane}: p50 `, "m"));
  expect(stdout).toMatch(/^heap in use after garbage collection, at 25 %, 50 %, 75 %, 100 % .*( [\d.]+ MiB,?){4}$/m);
  expect(stdout).toMatch(/^resident set .*( [\d.]+ MiB,?){3}$/m);
  expect(stdout).not.toMatch(/FAILED \d+ times/);
});

it("exits with 1 if the server rejects calls, and counts them", async () => {
  const { stdout, code } = await runToEnd(KNOWN_BAD, ["--calls", "400", "--sample-ms", "20"]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAILED \d+ times: rest: .*rate_limited/m);
});

it.each([
  ["--calls", "1"],
  ["--concurrency", "many"],
])("exits with 2 on %s %s", async (...args) => {
  expect(await runToEnd(COMMAND, args)).toMatchObject({ code: 2, stdout: "" });
});
