import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { isAlive } from "@twinhost/testing";
import { describe, expect, it } from "vitest";
import { runProcess } from "./run-process.ts";

const SCRIPT_READS_BY_NAME = 'process.stdout.write(require("node:fs").readFileSync("/dev/stdin"))';
const node = (script: string, input = "", signal: AbortSignal = new AbortController().signal) =>
  runProcess({ command: process.execPath, args: ["-e", script], input, maxOutputBytes: 100_000, signal });

describe("runProcess", () => {
  it("passes the input, also to a program that opens /dev/stdin by name", async () => {
    const input = "안녕 👩‍👩‍👧 $(id) `id` ; \\ \n".repeat(1000);
    expect((await node(SCRIPT_READS_BY_NAME, input)).stdout).toBe(input);
  });

  it("returns the exit code and stderr", async () => {
    const result = await node('process.stderr.write("no"); process.exitCode = 3');
    expect(result).toEqual({ stdout: "", stderr: "no", exitCode: 3 });
  });

  it("does not pass the server's settings to the program", async () => {
    process.env.SECRET_FOR_TEST = "hidden";
    const { stdout } = await node("process.stdout.write(JSON.stringify(process.env))");
    delete process.env.SECRET_FOR_TEST;
    expect(stdout).not.toContain("hidden");
    expect(stdout).toContain("PATH");
  });

  it("stops a program that writes without end", async () => {
    const flood = 'setInterval(() => process.stdout.write("x".repeat(50000)), 1)';
    await expect(node(flood)).rejects.toMatchObject({ code: "too_large" });
  });

  it("fails when the program does not exist", async () => {
    const missing = runProcess({
      command: "no-such-program-here",
      args: [],
      input: "",
      maxOutputBytes: 10,
      signal: new AbortController().signal,
    });
    await expect(missing).rejects.toMatchObject({ code: "engine_unavailable" });
  });

  it("ends a program that ignores SIGTERM, with the child it started, when the signal aborts", async () => {
    const controller = new AbortController();
    const pids: number[] = [];
    const script = `process.on("SIGTERM", () => {});
      const child = require("node:child_process").spawn(process.execPath, ["-e", 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1e6)']);
      require("node:fs").writeFileSync(process.env.TMPDIR + "/../pids", process.pid + " " + child.pid);
      setInterval(() => {}, 1e6)`;
    const folder = await mkdtemp("/tmp/run-process-test-");
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    try {
      const running = node(script, "", controller.signal);
      running.catch(() => {});
      await expect
        .poll(async () => (await readFile(`${folder}/pids`, "utf8").catch(() => "")).split(" ").length, {
          timeout: 10_000,
        })
        .toBe(2);
      pids.push(...(await readFile(`${folder}/pids`, "utf8")).split(" ").map(Number));
      expect(pids.every(isAlive)).toBe(true);
      controller.abort(new Error("the caller left"));
      await expect(running).rejects.toThrow("the caller left");
      await expect.poll(() => pids.some(isAlive), { timeout: 10_000 }).toBe(false);
      await expect.poll(() => readdir(folder), { timeout: 10_000 }).toEqual(["pids"]);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
      await rm(folder, { recursive: true });
    }
  });
});
