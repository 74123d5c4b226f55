import { join } from "node:path";
import type { Arm, ServerCommand } from "../arms/arm.ts";
import { createCatalog, type HostPaths } from "../arms/catalog.ts";
import { FASTMCP_PROGRAM } from "../floors/fastmcp-program.ts";
import { LARGE_ANSWER } from "../floors/large-answer.ts";
import type { Environment } from "../guards/environment.ts";
import { guardArm } from "../guards/guard-arm.ts";
import { planPairs } from "../guards/pairs.ts";
import { ownProcess } from "../processes/own-process.ts";
import { type CheckedCall, calculateCalls } from "../workload/workload.ts";
import { DEPLOYMENTS, type DeploymentId } from "./rows.ts";

/** What is started for a row, and the calls it receives. */
export interface Deployment {
  readonly arm: Arm;
  readonly calls: readonly CheckedCall[];
}

const NEWEST = "2026-07-28";

export interface DeploymentOptions {
  readonly hosts: HostPaths;
  readonly environment: Environment;
  /** A Python interpreter with FastMCP. */
  readonly python: string | undefined;
}

/** All deployments whose requirements are met. */
export const createDeployments = (options: DeploymentOptions): ReadonlyMap<DeploymentId, Deployment> => {
  const calculate = calculateCalls();
  const large = [{ tool: "large", arguments: {}, expected: LARGE_ANSWER }];
  const arms = armsOf(options);
  return new Map(
    DEPLOYMENTS.flatMap((id) => {
      const arm = arms[id];
      return arm ? [[id, { arm: { ...arm, row: id }, calls: id.startsWith("large-") ? large : calculate }]] : [];
    }),
  );
};

const armsOf = ({ hosts, environment, python }: DeploymentOptions): Readonly<Record<DeploymentId, Arm | undefined>> => {
  const { dataDir } = environment;
  const catalog = new Map(createCatalog(hosts, dataDir).map((arm) => [arm.row, arm]));
  const known = (row: string): Arm => {
    const arm = catalog.get(row);
    if (!arm) throw new Error(`There is no arm ${row}.`);
    return arm;
  };
  const program = (args: readonly string[], env: Record<string, string> = {}): ServerCommand => ({
    name: "tools",
    command: process.execPath,
    args,
    env: { DATA_DIR: dataDir, LOG_LEVEL: "error", PATH: process.env.PATH ?? "", ...env },
  });
  const served = (connection: Arm["connection"], ...servers: ServerCommand[]): Arm => ({
    ...known("http"),
    connection,
    servers,
    searches: false,
  });
  // Without the cache, stripping types would be half of a bare program's start-up time.
  const compiled = { NODE_COMPILE_CACHE: join(dataDir, "compiled") };
  const httpFloor = {
    ...known("http-floor"),
    servers: known("http-floor").servers.map((server) => ({ ...server, env: { ...server.env, ...compiled } })),
  };
  const pipeFloor = served({
    kind: "pipe-floor",
    child: program([ownProcess("pipe-floor-server")], compiled),
  });
  const manyTools = (tools: number): Arm =>
    served({ kind: "http", revision: NEWEST }, program([ownProcess("many-tools-server")], { TOOLS: String(tools) }));
  const [all] = planPairs("http", ["all"]);
  if (!all) throw new Error("The guards cannot be measured over http.");
  return {
    "http-floor": httpFloor,
    "http-floor-again": httpFloor,
    "pipe-floor": pipeFloor,
    "pipe-floor-again": pipeFloor,
    http: known("http"),
    rest: known("rest"),
    stdio: known("stdio"),
    "sdk-client-our-host": served({ kind: "http-sdk-v2" }, ...known("http").servers),
    "sdk-client-sdk-host": served({ kind: "http-sdk-v2" }, program([ownProcess("stock-sdk-server")])),
    fastmcp:
      python === undefined
        ? undefined
        : served({ kind: "http", revision: NEWEST }, { ...program(["-c", FASTMCP_PROGRAM]), command: python }),
    "llm-server": known("query:in-process"),
    "large-stdio": served({
      kind: "stdio",
      revision: NEWEST,
      child: program([ownProcess("large-stdio-server")], { MAX_RESULT_BYTES: "off" }),
    }),
    "large-pipe-floor": served({ kind: "pipe-floor", child: program([ownProcess("large-pipe-floor-server")]) }),
    "all-off": guardArm("http", "all off", all.off, environment),
    "all-on": guardArm("http", "all on", all.on, environment),
    "tools-3": manyTools(3),
    "tools-3-again": manyTools(3),
    "tools-100": manyTools(100),
  };
};
