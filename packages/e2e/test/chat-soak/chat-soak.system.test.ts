import { join } from "node:path";
import { runToEnd } from "@twinhost/testing";
import { expect, it } from "vitest";
import { isCountFlat } from "../../src/chat-soak/handles.ts";

const COMMAND = join(import.meta.dirname, "../../src/chat-soak/main.ts");

it("finds no wrong answer in a short run, and prints figures", async () => {
  const { stdout, stderr } = await runToEnd(COMMAND, ["--chats", "1000"]);
  // Such a short run is all warm-up, so its memory figures and exit code are ignored.
  expect(stdout, stderr).toMatch(/^1000 chats, 32 at a time, in [\d.]+ s: \d+ chats\/s\n/);
  for (const figure of ["heap in use after garbage collection", "open files", "processes"])
    expect(stdout).toMatch(new RegExp(`^  ${figure}: `, "m"));
  expect(stdout).not.toMatch(/FAILED \d+ times/);
});

it("detects only handles that accumulate", () => {
  expect(isCountFlat([100, 110, 100, 112])).toBe(true);
  expect(isCountFlat([100, 150, 200, 250])).toBe(false);
});

it.each([
  ["--chats", "1"],
  ["--concurrency", "many"],
])("exits with 2 on %s %s", async (...args) => {
  expect(await runToEnd(COMMAND, args)).toMatchObject({ code: 2, stdout: "" });
});
