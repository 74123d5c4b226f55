import { join } from "node:path";
import { expect, it } from "vitest";
import { runNode } from "../run-node.ts";

const COMMAND = join(import.meta.dirname, "../../src/faults/main.ts");
const KNOWN_BAD = join(import.meta.dirname, "known-bad-faults.ts");
/** Bounds far over those of the command: other tests run beside. */
const FEW = ["--chats", "8", "--back-ms", "9000", "--answer-ms", "25000"];

it.each(["stdio SIGSTOP", "http server killed", "rest black hole"])(
  "bears a fault under load: %s",
  { timeout: 60_000 },
  (fault) => {
    const { stdout, stderr, status } = runNode(COMMAND, [...FEW, "--only", fault], 55_000);
    expect(status, `${stdout}${stderr}`).toBe(0);
    expect(stdout).toMatch(/^way +fault +chats +answered +coded +slowest ms +back ms$/m);
  },
);

it("exits with 1 when service does not come back", { timeout: 60_000 }, () => {
  const { stdout, status } = runNode(KNOWN_BAD, FEW, 55_000);
  expect(status).toBe(1);
  expect(stdout).toMatch(/^FAILED questions still failed \d+ ms after the fault's end$/m);
});

it.each([
  ["--chats", "0"],
  ["--only", "earthquake"],
])("exits with 2 on %s %s", (...args) => {
  expect(runNode(COMMAND, args, 20_000)).toMatchObject({ status: 2, stdout: "" });
});
