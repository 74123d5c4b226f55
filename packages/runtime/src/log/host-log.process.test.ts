import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";

const start = (lines: number) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "testing/noisy-process.ts"), String(lines)]);
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  return child;
};

it("delivers every line to the reader, including the last", async () => {
  const child = start(2_000);
  const [stderr, stdout] = await Promise.all([text(child.stderr), text(child.stdout), once(child, "exit")]);
  const lines = stderr.trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).line)).toEqual(Array.from({ length: 2_000 }, (_, index) => index + 1));
  expect(stdout).toContain(" 0 lines dropped");
});

it("lets its process exit when nobody reads, and counts the dropped lines", async () => {
  const child = start(20_000); // 5 MB; a pipe holds 64 KiB
  const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  expect({ stdout, code }).toEqual({ stdout: expect.stringMatching(/^reached the end, [1-9]\d{3,} lines/), code: 0 });
});

it("lets its process exit when the reader has left", async () => {
  const child = start(20_000);
  child.stderr.destroy();
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
});
