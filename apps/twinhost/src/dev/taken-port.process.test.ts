import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";

const MAIN = new URL("../main.ts", import.meta.url).pathname;

it.each(["--port", "--tool-port"])("starts nothing if another process listens on the port of %s", async (option) => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const free = { "--port": "0", "--tool-port": "0", [option]: String(port) };
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, "dev", ...Object.entries(free).flat()], {
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toBe(`Another process listens on port ${port}: stop it, or choose another port with ${option}.\n`);
});
