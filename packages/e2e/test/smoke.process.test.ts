import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";

const run = (command: string, args: string[]) => runToEnd(join(import.meta.dirname, `../src/${command}/main.ts`), args);

// Small runs of two commands with longer system tests: they start, connect to every host, and find nothing.
it("the fuzzer finds nothing with five inputs per tool", async () => {
  const { stdout, stderr, code } = await run("fuzz", ["--runs", "5", "--slow-runs", "1"]);
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(/^calculate: 5 inputs /m);
});

it("a hundred chats over every transport are answered", async () => {
  const { stdout, stderr } = await run("chat-soak", ["--chats", "100", "--concurrency", "4"]);
  expect(stdout, stderr).toMatch(/^100 chats, /);
  expect(stdout).not.toMatch(/FAILED \d+ times/);
});
