import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../../src/faults/main.ts");
const KNOWN_BAD = join(import.meta.dirname, "known-bad-faults.ts");
/** Limits far above the command's defaults, because other tests run concurrently. */
const FEW = ["--chats", "8", "--back-ms", "9000", "--answer-ms", "25000"];

it.each(["stdio SIGSTOP", "http server killed", "rest black hole"])("handles a fault under load: %s", async (fault) => {
  const { stdout, stderr, code } = await runToEnd(COMMAND, [...FEW, "--only", fault]);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^transport +fault +chats +answered +coded +slowest ms +back ms$/m);
});

it("exits with 1 if service does not recover", async () => {
  const { stdout, code } = await runToEnd(KNOWN_BAD, FEW);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^FAILED questions still failed \d+ ms after the fault's end$/m);
});

it.each([
  ["--chats", "0"],
  ["--only", "earthquake"],
])("exits with 2 on %s %s", async (...args) => {
  expect(await runToEnd(COMMAND, args)).toMatchObject({ code: 2, stdout: "" });
});
