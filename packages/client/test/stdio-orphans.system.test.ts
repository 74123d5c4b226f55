import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished, vi } from "vitest";
import { expectNothingLeft, FAULTY_HOST, MARKER, openFaultyClient, processTable } from "./support/faulty-client.ts";

expectNothingLeft();

/** A separate process with a tool child. */
const startParent = async (mode: string) => {
  const parent = spawn(process.execPath, [join(import.meta.dirname, "fixtures/parent.ts"), FAULTY_HOST, MARKER, mode], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => {
    parent.kill("SIGKILL");
  });
  const [line] = await once(createInterface({ input: parent.stdout }), "line");
  const { child, started } = JSON.parse(line) as { child: number; started: number };
  return { parent, child, started };
};

const running = (pids: readonly number[]): number[] => {
  const table = new Set(processTable().map(({ pid }) => pid));
  return pids.filter((pid) => table.has(pid));
};

const expectGone = (pids: readonly number[]): Promise<void> =>
  vi.waitFor(() => expect(running(pids)).toEqual([]), { timeout: 10_000, interval: 50 });

it("no child outlives a parent that was killed", async () => {
  const { parent, child } = await startParent("");
  expect(running([child])).toEqual([child]);
  parent.kill("SIGKILL");
  await expectGone([child]);
});

it("not even one that ignores the end of its stdin and SIGTERM, nor what it started", async () => {
  const { parent, child, started } = await startParent("ignore-eof");
  expect(started).not.toBe(child);
  expect(running([child, started])).toEqual([child, started]);
  parent.kill("SIGKILL");
  await expectGone([child, started]);
});

it("closing ends such a child, and what it started", async () => {
  const client = openFaultyClient({ mode: "ignore-eof" });
  const started = Number(await client.value("start_process"));
  const child = Number(client.pid);
  await client.close();
  expect(running([child, started])).toEqual([]);
});

it("what a child started ends when the child is killed", async () => {
  const client = openFaultyClient();
  const started = Number(await client.value("start_process"));
  process.kill(Number(client.pid), "SIGKILL");
  await expectGone([started]);
  await expect.poll(() => client.callTool("echo", { value: 1 })).toMatchObject({ ok: true });
});

it("a wrapper such as npx is ended with the server that it starts", async () => {
  // A shell that waits for the server, as npx does.
  const client = openFaultyClient({
    command: "/bin/sh",
    args: ["-c", `"$0" "$@"; exit $?`, process.execPath, FAULTY_HOST, MARKER],
    mode: "ignore-eof",
  });
  const server = Number(await client.value("pid"));
  expect(client.pid).not.toBe(server);
  process.kill(server, "SIGSTOP");
  await client.close();
  expect(running([server])).toEqual([]);
});
