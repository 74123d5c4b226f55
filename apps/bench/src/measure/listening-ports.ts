import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { promisify } from "node:util";

/** TCP ports that these processes listen on, sorted. */
export const listeningPorts = async (pids: readonly number[]): Promise<number[]> => {
  const ports = await Promise.all(pids.map(process.platform === "linux" ? portsFromProc : portsFromLsof));
  return [...new Set(ports.flat())].sort((a, b) => a - b);
};

const portsFromProc = async (pid: number): Promise<number[]> => {
  const descriptors = await readdir(`/proc/${pid}/fd`);
  const targets = await Promise.all(descriptors.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => "")));
  const inodes = new Set(targets.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []));
  const tables = await Promise.all(
    ["tcp", "tcp6"].map((name) => readFile(`/proc/${pid}/net/${name}`, "utf8").catch(() => "")),
  );
  return tables
    .flatMap(parseProcNetTcp)
    .filter(({ inode }) => inodes.has(inode))
    .map(({ port }) => port);
};

const LISTEN = "0A";

/** The listening sockets of a /proc/net/tcp table. */
export const parseProcNetTcp = (table: string): { port: number; inode: string }[] =>
  table
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[3] === LISTEN)
    .map((fields) => ({ port: Number.parseInt(fields[1]?.split(":")[1] ?? "", 16), inode: fields[9] ?? "" }));

const portsFromLsof = async (pid: number): Promise<number[]> => {
  const result = promisify(execFile)("lsof", ["-nP", "-a", "-p", String(pid), "-iTCP", "-sTCP:LISTEN", "-Fn"]);
  // lsof exits with an error if it finds nothing.
  const { stdout } = await result.catch(() => ({ stdout: "" }));
  return stdout
    .split("\n")
    .flatMap((line) => /^n.*:(\d+)$/.exec(line)?.[1] ?? [])
    .map(Number);
};
