import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../free-port.ts";
import { DISTRIBUTIONS, findJava, type SearchEngineName } from "./distributions.ts";
import { installEngine } from "./install-engine.ts";

export interface ClusterNode {
  readonly name: string;
  readonly url: string;
  /** Ends its process at once, like a machine failure. */
  kill(): Promise<void>;
  /** Restarts it with the same data. */
  start(): void;
}

/** A real search engine on this machine. */
export interface SearchCluster {
  readonly nodes: readonly ClusterNode[];
  /** The response of the first node that answers. */
  get(path: string): Promise<unknown>;
  /** Resolves once this many nodes have found each other and have all shards. */
  healthy(nodes: number): Promise<void>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly engine: SearchEngineName;
  /** Default: 1. */
  readonly nodes?: number;
  readonly nori: boolean;
}

/** Engines refuse to run as root; this is Debian's `nobody`. */
const NOBODY = 65_534;
const HEAP = "-Xms512m -Xmx512m";

/** Installs the engine if it is not in the cache, and starts nodes that know each other, at low priority. */
export const startCluster = async ({ engine, nodes: count = 1, nori }: ClusterOptions): Promise<SearchCluster> => {
  const home = installEngine(engine, { nori });
  const folder = mkdtempSync(join(tmpdir(), `twinhost-${engine}-`));
  const prefix = engine === "opensearch" ? "OPENSEARCH" : "ES";
  const isRoot = process.getuid?.() === 0;
  const ports = await Promise.all(
    Array.from({ length: count }, async () => [await freePort(), await freePort()] as const),
  );
  const names = ports.map((_, index) => `node-${index + 1}`);
  const peers = ports.map(([, transport]) => `127.0.0.1:${transport}`);
  const javaHome = findJava(DISTRIBUTIONS[engine].java) ?? "";

  const settingsOf = (name: string, [http, transport]: readonly [number, number]): string =>
    Object.entries({
      "cluster.name": `twinhost-${process.pid}`,
      "node.name": name,
      "http.port": http,
      "transport.port": transport,
      "network.host": "127.0.0.1",
      "path.data": join(folder, name, "data"),
      "path.logs": join(folder, name, "logs"),
      ...(count === 1
        ? { "discovery.type": "single-node" }
        : {
            "discovery.seed_hosts": JSON.stringify(peers),
            [`cluster.initial_${engine === "opensearch" ? "cluster_manager" : "master"}_nodes`]: JSON.stringify(names),
          }),
      // A test machine may be nearly full.
      "cluster.routing.allocation.disk.threshold_enabled": false,
      "node.store.allow_mmap": false,
      ...(engine === "elasticsearch" && { "xpack.security.enabled": false }),
    })
      .map(([key, value]) => `${key}: ${value}\n`)
      .join("");

  const nodes = ports.map((port, index): ClusterNode & { log(): string; hasEnded(): boolean } => {
    const name = names[index] ?? "";
    const config = join(folder, name, "config");
    mkdirSync(join(folder, name), { recursive: true });
    cpSync(join(home, "config"), config, { recursive: true });
    writeFileSync(join(config, `${engine}.yml`), settingsOf(name, port));
    // GC logs and heap dumps would go into the shared home directory.
    const options = readFileSync(join(config, "jvm.options"), "utf8");
    writeFileSync(join(config, "jvm.options"), options.replace(/^.*(?:logs\/|HeapDump).*$/gm, ""));
    for (const part of ["data", "logs"]) mkdirSync(join(folder, name, part));
    let child: ChildProcess | undefined;
    let output = "";
    const start = (): void => {
      const user = isRoot ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"] : [];
      child = spawn("nice", ["-n", "5", ...user, join(home, "bin", engine)], {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          [`${prefix}_JAVA_HOME`]: javaHome,
          [`${prefix}_PATH_CONF`]: config,
          [`${prefix}_JAVA_OPTS`]: HEAP,
        },
        // A separate process group, because Elasticsearch starts its engine as a child.
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
      });
      const keep = (text: Buffer): void => {
        output = (output + text).slice(-20_000);
      };
      child.stdout?.on("data", keep);
      child.stderr?.on("data", keep);
    };
    return {
      name,
      url: `http://127.0.0.1:${port[0]}`,
      start,
      kill: async () => {
        if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
        const ended = once(child, "close");
        process.kill(-child.pid, "SIGKILL");
        await ended;
      },
      hasEnded: () => child?.exitCode !== null || child.signalCode !== null,
      log: () => `${child?.exitCode ?? child?.signalCode ?? "runs"}: ${output}`,
    };
  });
  if (isRoot) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);
  for (const node of nodes) node.start();

  const get = async (path: string): Promise<unknown> => {
    for (const { url } of nodes) {
      const response = await fetch(url + path, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
      if (response?.ok) return response.json();
    }
    throw new Error(`No node of the cluster answers: ${nodes.map((node) => node.log()).join("\n")}`);
  };
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.kill()));
    rmSync(folder, { recursive: true, force: true });
  };
  const healthy = async (expected: number): Promise<void> => {
    const giveUpAt = performance.now() + 300_000;
    for (;;) {
      try {
        await get(`/_cluster/health?wait_for_nodes=${expected}&wait_for_status=green&timeout=4s`);
        return;
      } catch (error) {
        if (performance.now() > giveUpAt || nodes.every((node) => node.hasEnded())) throw error;
        await sleep(250);
      }
    }
  };
  try {
    await healthy(count);
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, get, healthy, stop };
};
