import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { cpuSecondsOf } from "../src/measure/cpu.ts";
import { listeningPorts, parseProcNetTcp } from "../src/measure/listening-ports.ts";
import { memoryOf, parsePss } from "../src/measure/memory.ts";
import { othersShare, parseProcessors, readProcessorTimes } from "../src/measure/others-share.ts";
import {
  endedChildrenSecondsIn,
  parseProcStat,
  parsePs,
  processTree,
  readProcessTable,
} from "../src/processes/process-table.ts";

/** Uses 0.2 s of CPU time, however long that takes. */
const BURN = "while (process.cpuUsage().user < 200_000);";

describe("process figures of the system", () => {
  it("reads /proc/PID/stat whatever the name of the command", () => {
    const stat =
      "4242 (odd) name (x) S 17 4242 1 0 -1 4194560 900 0 0 0 250 50 120 30 20 0 11 0 100 1000000 2500 18446744073709551615 1";
    expect(parseProcStat(stat)).toEqual({
      pid: 4242,
      parent: 17,
      cpuSeconds: 3,
      endedChildrenSeconds: 1.5,
      residentBytes: 2_500 * 4_096,
    });
    expect(endedChildrenSecondsIn(stat)).toBe(1.5);
  });

  it("reads macOS's ps, including hours and days", () => {
    expect(parsePs("  1     0  9000   0:01.50\n 77     1 20480 1:02:03.25\n 78 1 10 2-00:00:01.00\n")).toEqual([
      { pid: 1, parent: 0, cpuSeconds: 1.5, endedChildrenSeconds: 0, residentBytes: 9_000 * 1_024 },
      { pid: 77, parent: 1, cpuSeconds: 3_723.25, endedChildrenSeconds: 0, residentBytes: 20_480 * 1_024 },
      { pid: 78, parent: 1, cpuSeconds: 172_801, endedChildrenSeconds: 0, residentBytes: 10 * 1_024 },
    ]);
  });

  it("reads Pss, and fails if there is none", () => {
    expect(parsePss("Rss:  900 kB\nPss:                 512 kB\nPss_Anon: 100 kB\n")).toBe(512 * 1_024);
    expect(() => parsePss("Rss: 900 kB\n")).toThrow("Pss");
  });

  it("reads only listening sockets from /proc/net/tcp", () => {
    const table = [
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
      "   0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 12345 1",
      "   1: 0100007F:0BB8 0100007F:A1B2 01 00000000:00000000 00:00000000 00000000     0        0 12346 1",
    ].join("\n");
    expect(parseProcNetTcp(table)).toEqual([{ port: 3000, inode: "12345" }]);
  });

  it("follows descendants", () => {
    const row = (pid: number, parent: number) => ({
      pid,
      parent,
      cpuSeconds: 0,
      endedChildrenSeconds: 0,
      residentBytes: 0,
    });
    const rows = [row(4, 3), row(3, 2), row(2, 1), row(9, 1)];
    expect(processTree(rows, [2]).map(({ pid }) => pid)).toEqual([2, 3, 4]);
    expect(
      processTree(rows, [2, 3])
        .map(({ pid }) => pid)
        .sort(),
    ).toEqual([2, 3, 4]);
  });

  it("measures a real child: its CPU, memory and place in the tree", async () => {
    const child = spawn(process.execPath, ["-e", `${BURN} console.log('done'); setInterval(() => {}, 1000)`]);
    try {
      await once(child.stdout, "data");
      const pid = child.pid ?? 0;
      expect(await cpuSecondsOf([pid])).toBeGreaterThan(0.05);
      expect(await memoryOf([pid])).toBeGreaterThan(5e6);
      expect(processTree(await readProcessTable(), [process.pid]).map((row) => row.pid)).toContain(pid);
    } finally {
      child.kill();
    }
  });

  it("reads the CPU times in /proc/stat, without interrupts", () => {
    const stat = "cpu  1000 100 500 3000 200 40 60 100 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n";
    expect(parseProcessors(stat)).toEqual({ passed: 50, used: 17 });
  });

  it("distinguishes the CPU time of others from that of this process and its children", async () => {
    const before = { passed: 100, used: 50, own: 20 };
    expect(othersShare(before, { passed: 110, used: 58, own: 24 })).toBeCloseTo(0.4);
    expect(othersShare(before, { passed: 110, used: 58, own: 29 })).toBe(0);
    const first = await readProcessorTimes();
    const child = spawn(process.execPath, ["-e", BURN]);
    await once(child, "exit");
    const second = await readProcessorTimes();
    if (!first || !second) return expect(process.platform).not.toBe("linux");
    expect(second.own - first.own).toBeGreaterThan(0.05);
  });

  it("finds exactly the ports that a real process listens on", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    expect(await listeningPorts([process.pid])).toContain(port);
    server.close();
    await once(server, "close");
    expect(await listeningPorts([process.pid])).not.toContain(port);
  });
});
