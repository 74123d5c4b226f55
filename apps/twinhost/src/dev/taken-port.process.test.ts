import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";

const MAIN = new URL("../main.ts", import.meta.url).pathname;

/** A port that another process listens on. */
const takePort = async (): Promise<string> => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  return String((other.address() as { port: number }).port);
};

const dev = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
  const options = { encoding: "utf8", env: { ...process.env, ...env } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "dev", ...args], options);
  expect(stdout).toBe("");
  return { status, stderr };
};

it.each(["--port", "--tool-port"])("starts nothing if another process listens on the port of %s", async (option) => {
  const port = await takePort();
  // Nothing listens on port 9; a free port of the system's choice may be gone before it is looked at.
  const other = option === "--port" ? "--tool-port" : "--port";
  expect(dev([option, port, other, "9"])).toEqual({
    status: 1,
    stderr: `Another process listens on port ${port}: stop it, or choose another port with ${option}.\n`,
  });
});

it("starts nothing on one port for both servers", () => {
  const stderr = "Both servers cannot listen on port 4000: choose another with --port or --tool-port.\n";
  expect(dev(["--tool-port", "4000"], { PORT: "4000" })).toEqual({ status: 1, stderr });
});

it.each(["0", "abc", "70000", "80.5"])("rejects the port %s", (port) => {
  const { status, stderr } = dev(["--tool-port", port]);
  expect([status, stderr]).toEqual([2, expect.stringContaining("A port is a whole number from 1 to 65535.")]);
});
