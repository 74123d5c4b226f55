import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../src/slow-loris/main.ts");

/** Far more than a busy machine needs for one small response; the command's default is 50 ms. */
const GENEROUS_MS = "2000";

it("measures the health check next to 500 slow clients", async () => {
  const { stdout, stderr, code } = await runToEnd(COMMAND, ["--checks", "200", "--bound-ms", GENEROUS_MS]);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/\/health beside 500 slow clients, \d+ of them to the end: p50 [\d.]+ ms, p99 [\d.]+ ms/);
});

it("exits with 1 if the health check is too slow", async () => {
  const { stdout, code } = await runToEnd(COMMAND, ["--connections", "5", "--checks", "5", "--bound-ms", "0"]);
  expect(code).toBe(1);
  expect(stdout).toContain("FAILED p99 is over 0 ms");
});

it("exits with 2 on bad usage", async () => {
  expect(await runToEnd(COMMAND, ["--connections", "0"])).toMatchObject({ code: 2, stdout: "" });
});
