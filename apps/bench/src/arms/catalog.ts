import { fileURLToPath } from "node:url";
import type { ArmId } from "@twinhost/report";
import { packagedFile } from "@twinhost/runtime";
import { ownProcess } from "../processes/own-process.ts";
import type { Arm, Revision, ServerCommand } from "./arm.ts";

export interface HostPaths {
  readonly httpServer: string;
  readonly stdioServer: string;
  readonly llmServer: string;
}

/** The hosts on which the cost of features is measured. */
export type GuardHosts = Omit<HostPaths, "llmServer">;

const builtHost = (app: string): string =>
  packagedFile(`${app}.js`) ?? fileURLToPath(new URL(`../../../${app}/dist/main.js`, import.meta.url));

/** The built hosts: the package's, or else this workspace's. */
export const builtHosts: HostPaths = {
  httpServer: builtHost("http-server"),
  stdioServer: builtHost("stdio-server"),
  llmServer: builtHost("llm-server"),
};

const NEWEST: Revision = "2026-07-28";
const REVISIONS: readonly Revision[] = [NEWEST, "2025-11-25"];
/** Tool processes of the arm `stdio-pool`: few enough for small machines; more would show the same, only larger. */
const POOL = 2;
const SDK_STACK = { MCP_STACK: "sdk" };
const DEFAULT_TRANSPORT: ArmId = "stdio";

/** All scenarios, grouped by transport. @param dataDir shared by all hosts, so that they search the same index */
export const createCatalog = (hosts: HostPaths, dataDir: string): Arm[] => {
  const node = process.execPath;
  const env = { DATA_DIR: dataDir, LOG_LEVEL: "error", PATH: process.env.PATH ?? "" };
  const host = (name: ServerCommand["name"], file: string, extra: Record<string, string> = {}): ServerCommand => ({
    name,
    command: node,
    args: [file],
    env: { ...env, ...extra },
  });
  const toolServer = host("tools", hosts.httpServer);
  const toolChild = host("tools", hosts.stdioServer);
  const rowOf = (arm: ArmId, revision: Revision): string => (revision === NEWEST ? arm : `${arm}@${revision}`);

  const direct = (arm: ArmId, rest: Pick<Arm, "connection"> & Partial<Arm>): Arm => ({
    row: arm,
    arm,
    revision: null,
    via: "tools",
    servers: [],
    searches: true,
    settings: [],
    ...rest,
  });
  const query = (arm: ArmId, servers: readonly ServerCommand[]): Arm => ({
    row: `query:${arm}`,
    arm,
    revision: null,
    via: "query",
    connection: { kind: "query" },
    servers,
    searches: false,
    settings: arm === DEFAULT_TRANSPORT ? [] : ["TOOL_TRANSPORT"],
  });
  const llmServer = (transport: string): ServerCommand =>
    host("llm", hosts.llmServer, {
      TOOL_TRANSPORT: transport,
      MODEL: "builtin",
      ...((transport === "http" || transport === "rest") && { MCP_SERVER_URL: "{tools}" }),
    });

  const http = (revision: Revision): Parameters<typeof direct>[1] => ({
    revision,
    connection: { kind: "http", revision },
    servers: [toolServer],
  });
  const stdio = (revision: Revision): Parameters<typeof direct>[1] => ({
    revision,
    connection: { kind: "stdio", revision, child: toolChild },
  });

  return [
    direct("http-floor", {
      connection: { kind: "http-floor" },
      servers: [host("tools", ownProcess("http-floor-server"))],
      searches: false,
    }),
    direct("pipe-floor", {
      connection: { kind: "pipe-floor", child: host("tools", ownProcess("pipe-floor-server")) },
      searches: false,
    }),
    ...REVISIONS.map((revision) => direct("http", { row: rowOf("http", revision), ...http(revision) })),
    ...REVISIONS.map((revision) => direct("stdio", { row: rowOf("stdio", revision), ...stdio(revision) })),
    // The same with every call through the SDK on both sides: shows what the fast path saves.
    direct("http-sdk", {
      revision: NEWEST,
      connection: { kind: "http", revision: NEWEST, stack: "sdk" },
      servers: [host("tools", hosts.httpServer, SDK_STACK)],
      settings: Object.keys(SDK_STACK),
    }),
    direct("stdio-sdk", {
      revision: NEWEST,
      connection: {
        kind: "stdio",
        revision: NEWEST,
        child: host("tools", hosts.stdioServer, SDK_STACK),
        stack: "sdk",
      },
      settings: Object.keys(SDK_STACK),
    }),
    direct("http-sdk-v1", { revision: "2025-11-25", connection: { kind: "http-sdk-v1" }, servers: [toolServer] }),
    direct("stdio-sdk-v1", { revision: "2025-11-25", connection: { kind: "stdio-sdk-v1", child: toolChild } }),
    direct("stdio-pool", {
      revision: NEWEST,
      connection: { kind: "stdio", revision: NEWEST, child: toolChild, pool: POOL },
      settings: ["STDIO_POOL"],
    }),
    direct("rest", { connection: { kind: "rest" }, servers: [toolServer] }),
    // Far from their equals, so that the noise includes what changes within a round.
    direct("http", { row: "http-again", equals: "http", ...http(NEWEST) }),
    direct("stdio", { row: "stdio-again", equals: "stdio", ...stdio(NEWEST) }),
    direct("in-process", { connection: { kind: "in-process" } }),
    query("http", [toolServer, llmServer("http")]),
    query("stdio", [llmServer("stdio")]),
    query("rest", [toolServer, llmServer("rest")]),
    query("in-process", [llmServer("in-process")]),
  ];
};

/** Finds a scenario by its row. @throws when there is none */
export const findArm = (hosts: HostPaths, dataDir: string, row: string): Arm => {
  const arm = createCatalog(hosts, dataDir).find((candidate) => candidate.row === row);
  if (!arm) throw new Error(`There is no arm ${row}.`);
  return arm;
};
