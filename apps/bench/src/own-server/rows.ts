import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createToolNames } from "@twinhost/client";
import type { OwnServerRowId } from "@twinhost/report";
import { processEnvironment } from "@twinhost/third-party";
import { tools } from "@twinhost/tools";
import type { ServerCommand } from "../arms/arm.ts";
import type { HostPaths } from "../arms/catalog.ts";
import type { OwnServerRequest, Reach } from "../generator/own-server/request.ts";
import type { NamedServer } from "./read-server.ts";

/** A scenario that is possible with the server. */
export interface OwnServerScenario extends Pick<OwnServerRequest, "reach" | "tool" | "lasts"> {
  readonly id: OwnServerRowId;
}

interface ScenarioOptions {
  readonly server: NamedServer;
  readonly tool: string;
  readonly hosts: HostPaths;
  readonly dataDir: string;
  /** URL of the scripted model. */
  readonly modelUrl: string;
}

const POOL = 2;

/** All scenarios of a server, the plain one first. */
export const scenariosOf = (options: ScenarioOptions): OwnServerScenario[] => {
  const { server, tool } = options;
  const { entry } = server;
  const own = (id: OwnServerRowId, lasts: OwnServerRequest["lasts"] = "kept", pool = 1): OwnServerScenario => ({
    id,
    lasts,
    tool,
    reach: { kind: "direct", entry, pool },
  });
  const direct =
    "url" in entry
      ? [own("http"), own("http-again"), own("http-per-conversation", "conversation"), own("http-per-call", "call")]
      : [
          own("stdio"),
          own("stdio-again"),
          own("stdio-pool", "kept", POOL),
          own("stdio-per-conversation", "conversation"),
          own("stdio-per-call", "call"),
        ];
  return [...direct, ...behindOurs(options)];
};

/** Our servers, configured with the user's server and only the measured tool. */
const behindOurs = ({ server, tool, hosts, dataDir, modelUrl }: ScenarioOptions): OwnServerScenario[] => {
  const { name, entry } = server;
  const file = join(dataDir, "mcp.json");
  // It may hold the server's credentials.
  writeFileSync(file, JSON.stringify({ mcpServers: { [name]: { ...entry, includeTools: [tool] } } }), { mode: 0o600 });
  const offered = offeredName(server.name, tool);
  const command = (host: string, env: Record<string, string>): ServerCommand => ({
    name: "tools",
    command: process.execPath,
    args: [host],
    env: { ...processEnvironment(process.env), DATA_DIR: dataDir, LOG_LEVEL: "error", MCP_CONFIG_FILE: file, ...env },
  });
  const through = (id: OwnServerRowId, reach: Reach): OwnServerScenario => ({
    id,
    reach,
    tool: offered,
    lasts: "kept",
  });
  const model = { MODEL: "openai-compatible:scripted", MODEL_BASE_URL: modelUrl, TOOL_TRANSPORT: "in-process" };
  const host = command(hosts.httpServer, {});
  return [
    // A server over HTTP already has what ours would add.
    ...("url" in entry
      ? []
      : [
          through("host-http", { kind: "host", server: host, over: "http" }),
          through("host-rest", { kind: "host", server: host, over: "rest" }),
        ]),
    through("question", { kind: "question", server: command(hosts.llmServer, model) }),
  ];
};

/** The name under which our servers offer a third-party tool. */
export const offeredName = (server: string, tool: string): string =>
  createToolNames((name) => tools.some((own) => own.name === name)).nameOf(server, tool);
