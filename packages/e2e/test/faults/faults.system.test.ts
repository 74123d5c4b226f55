import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const COMMAND = join(import.meta.dirname, "../../src/faults/main.ts");
const KNOWN_BAD = join(import.meta.dirname, "known-bad-faults.ts");
/** Bounds far over those of the command: other tests run beside. */
const FEW = ["--chats", "8", "--back-ms", "9000", "--answer-ms", "25000"];

it.each(["stdio SIGSTOP", "http server killed", "rest black hole"])("bears a fault under load: %s", async (fault) => {
  const { stdout, stderr, code } = await runToEnd(COMMAND, [...FEW, "--only", fault]);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^way +fault +chats +answered +coded +slowest ms +back ms$/m);
});

it("exits with 1 when service does not come back", async () => {
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
