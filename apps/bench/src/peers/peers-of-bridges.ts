import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { quoted, server } from "./commands.ts";
import type { Peer, PeerPlace } from "./peer.ts";

const MCP = { kind: "plain-mcp" } as const;
const PORT = ["--port", "{port}"];

const bridge = (
  id: string,
  name: string,
  [program, version]: readonly [string, string],
  rest: Pick<Peer, "recipe" | "deploy">,
): Peer => ({ id, name, kind: "bridge", against: "ours-bridge", versions: { [program]: version }, ...rest });

const SUPERGATEWAY = "4.0.0";
const MCP_PROXY_TS = "6.7.19";
const MCP_PROXY_PY = "0.13.0";
const MCPO = "0.0.20";
const CONTEXT_FORGE = "1.0.7.post20260921";

const supergateway = (id: string, name: string, ...options: string[]): Peer =>
  bridge(id, name, ["supergateway", SUPERGATEWAY], {
    recipe: { kind: "npm", packages: [`supergateway@${SUPERGATEWAY}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [
        server(join(folder, "node_modules/.bin/supergateway"), [
          ...[
            ...PORT,
            "--stdio",
            quoted(behind),
            "--outputTransport",
            "streamableHttp",
            "--logLevel",
            "none",
            ...options,
          ],
        ]),
      ],
    }),
  });

/** Bridges, all in front of the same stdio server. */
export const BRIDGES: readonly Peer[] = [
  bridge("ours-bridge", "Twinhost, --mcp-config", ["twinhost", manifest.version], {
    deploy: (place) => ({
      connection: { kind: "plain-mcp", prefix: "peer__" },
      servers: [
        server(process.execPath, [place.hosts.httpServer, "--mcp-config", writeMcpConfig(place)], {
          DATA_DIR: place.dataDir,
          LOG_LEVEL: "error",
        }),
      ],
    }),
  }),
  bridge("mcpo", "mcpo (REST)", ["mcpo", MCPO], {
    recipe: { kind: "python", packages: [`mcpo==${MCPO}`, "fastapi<0.130", "starlette<1", "mcp<2"] },
    deploy: ({ folder, behind }) => ({
      connection: { kind: "plain-post", path: "/" },
      servers: [server(join(folder, "bin/mcpo"), ["--host", "127.0.0.1", ...PORT, "--", ...behind])],
    }),
  }),
  supergateway("supergateway", "supergateway"),
  supergateway("supergateway-stateful", "supergateway --stateful", "--stateful"),
  bridge("mcp-proxy-py", "mcp-proxy (Python)", ["mcp-proxy", MCP_PROXY_PY], {
    recipe: { kind: "python", packages: [`mcp-proxy==${MCP_PROXY_PY}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [server(join(folder, "bin/mcp-proxy"), ["--host", "127.0.0.1", ...PORT, "--", ...behind])],
    }),
  }),
  bridge("mcp-proxy-ts", "mcp-proxy (TypeScript)", ["mcp-proxy", MCP_PROXY_TS], {
    recipe: { kind: "npm", packages: [`mcp-proxy@${MCP_PROXY_TS}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [
        server(join(folder, "node_modules/.bin/mcp-proxy"), [
          ...["--host", "127.0.0.1", ...PORT, "--server", "stream", "--", ...behind],
        ]),
      ],
    }),
  }),
  bridge("contextforge", "ContextForge translate", ["mcp-contextforge-gateway", CONTEXT_FORGE], {
    recipe: { kind: "python", packages: [`mcp-contextforge-gateway==${CONTEXT_FORGE}`] },
    deploy: ({ folder, dataDir, behind }) => ({
      connection: MCP,
      servers: [
        server(
          join(folder, "bin/python"),
          [
            "-m",
            "mcpgateway.translate",
            ...PORT,
            "--expose-streamable-http",
            "--logLevel",
            "error",
            "--stdio",
            quoted(behind),
          ],
          // Does not start without secrets and a database, although nothing here uses them.
          {
            JWT_SECRET_KEY: randomBytes(32).toString("hex"),
            AUTH_ENCRYPTION_SECRET: randomBytes(32).toString("hex"),
            DATABASE_URL: `sqlite:///${join(dataDir, "contextforge.db")}`,
          },
        ),
      ],
    }),
  }),
];

/** Writes a configuration file for our hosts with the server behind. */
const writeMcpConfig = ({ dataDir, behind: [command, ...args] }: PeerPlace): string => {
  const file = join(mkdtempSync(join(dataDir, "mcp-config-")), "mcp.json");
  writeFileSync(file, JSON.stringify({ mcpServers: { peer: { command, args } } }));
  return file;
};
