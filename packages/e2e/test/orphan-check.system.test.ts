import { spawn } from "node:child_process";
import { isAlive, watchProcesses } from "@twinhost/testing";
import { expect, it } from "vitest";

const MARKER = "/* orphan.test */";
const isMarked = ({ command }: { command: string }): boolean => command.includes(MARKER);

/** Starts a process whose parent exits at once, like that of a killed test. */
const startOrphan = async (script: string): Promise<number> => {
  const parent = `const child = require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(`${MARKER} ${script}`)}],
    { stdio: "ignore", detached: true }); console.log(child.pid); child.unref();`;
  const { stdout } = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "ignore"] });
  return Number(
    await stdout
      .setEncoding("utf8")
      .toArray()
      .then((text) => text.join("")),
  );
};

it("finds a process that a test left running, and kills it", { timeout: 40_000 }, async () => {
  const teardown = watchProcesses(isMarked);
  const pid = await startOrphan("setInterval(() => {}, 1000)");
  await expect(teardown()).rejects.toThrow(String(pid));
  await expect.poll(() => isAlive(pid)).toBe(false);
});

it("waits for a process that is about to exit", { timeout: 40_000 }, async () => {
  const teardown = watchProcesses(isMarked);
  await startOrphan("setTimeout(() => {}, 500)");
  await teardown();
});
