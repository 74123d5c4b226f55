import { join } from "node:path";
import type { Arm, Connection, Revision, ServerCommand } from "../arms/arm.ts";
import { ownProcess } from "../processes/own-process.ts";
import type { Environment } from "./environment.ts";
import type { GuardTransport, Setup } from "./guard.ts";

const REVISION: Revision = "2026-07-28";

/** A deployment for the load generator: the built host with the settings of its features. */
export const guardArm = (transport: GuardTransport, name: string, setup: Setup, around: Environment): Arm => ({
  row: `${transport} (${name})`,
  arm: transport,
  revision: transport === "stdio" || transport === "http" ? REVISION : null,
  via: "tools",
  connection: connectionOf(transport, setup, around),
  servers: transport === "http" || transport === "rest" ? [toolServer(`${transport} ${name}`, setup, around)] : [],
  searches: false,
  settings: [],
});

const connectionOf = (transport: GuardTransport, setup: Setup, around: Environment): Connection => {
  const apiKey = setup.hasKey ? { apiKey: around.keyFor(setup.allowedTools) } : {};
  switch (transport) {
    case "stdio":
      return { kind: "stdio", revision: REVISION, child: toolChild(setup, around) };
    case "http":
      return { kind: "http", revision: REVISION, ...apiKey };
    case "rest":
      return { kind: "rest", ...apiKey };
    case "in-process":
      return { kind: "guarded-toolbox", ...setup };
  }
};

const host = (file: string, env: Readonly<Record<string, string>>): ServerCommand => ({
  name: "tools",
  command: process.execPath,
  args: [file],
  env: { PATH: process.env.PATH ?? "", ...env },
});

const toolChild = ({ settings, allowedTools }: Setup, { hosts, dataDir }: Environment): ServerCommand =>
  host(hosts.stdioServer, { ...settings, DATA_DIR: dataDir, ALLOWED_TOOLS: allowedTools.join(",") });

const toolServer = (
  logName: string,
  { settings, hasKey, traces, isObserved }: Setup,
  around: Environment,
): ServerCommand => ({
  ...host(isObserved ? around.hosts.httpServer : ownProcess("unobserved-server"), {
    ...settings,
    DATA_DIR: hasKey ? around.keyedDataDir : around.dataDir,
    ...(hasKey && { API_KEYS_FILE: around.keysFile }),
    ...(traces && { OTEL_EXPORTER_OTLP_ENDPOINT: around.collector }),
  }),
  // Piped to the load generator, the log would slow the calls more than it costs the server.
  logFile: join(around.dataDir, `${logName}.log`),
});
