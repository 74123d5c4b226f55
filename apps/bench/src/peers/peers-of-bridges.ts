import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { quoted, server, serverWithPort } from "./commands.ts";
import type { Peer, PeerPlace } from "./peer.ts";

const MCP = { kind: "plain-mcp" } as const;

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
        serverWithPort(join(folder, "node_modules/.bin/supergateway"), [
          ...["--stdio", quoted(behind), "--outputTransport", "streamableHttp", "--logLevel", "none", ...options],
        ]),
      ],
    }),
  });

/** Bridges in front of one and the same stdio server. */
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
      servers: [serverWithPort(join(folder, "bin/mcpo"), ["--host", "127.0.0.1", "--", ...behind])],
    }),
  }),
  supergateway("supergateway", "supergateway"),
  supergateway("supergateway-stateful", "supergateway --stateful", "--stateful"),
  bridge("mcp-proxy-py", "mcp-proxy (Python)", ["mcp-proxy", MCP_PROXY_PY], {
    recipe: { kind: "python", packages: [`mcp-proxy==${MCP_PROXY_PY}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [serverWithPort(join(folder, "bin/mcp-proxy"), ["--host", "127.0.0.1", "--", ...behind])],
    }),
  }),
  bridge("mcp-proxy-ts", "mcp-proxy (TypeScript)", ["mcp-proxy", MCP_PROXY_TS], {
    recipe: { kind: "npm", packages: [`mcp-proxy@${MCP_PROXY_TS}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [
        serverWithPort(join(folder, "node_modules/.bin/mcp-proxy"), [
          ...["--host", "127.0.0.1", "--server", "stream", "--", ...behind],
        ]),
      ],
    }),
  }),
  bridge("contextforge", "ContextForge translate", ["mcp-contextforge-gateway", CONTEXT_FORGE], {
    recipe: { kind: "python", packages: [`mcp-contextforge-gateway==${CONTEXT_FORGE}`] },
    deploy: ({ folder, behind }) => ({
      connection: MCP,
      servers: [
        server("/bin/sh", [
          "-c",
          'exec "$1" -m mcpgateway.translate --host 127.0.0.1 --port "$PORT" --expose-streamable-http --stdio "$2"',
          ...["sh", join(folder, "bin/python"), quoted(behind)],
        ]),
      ],
    }),
  }),
];

/** The server behind as an entry of our hosts' file. */
const writeMcpConfig = ({ dataDir, behind: [command, ...args] }: PeerPlace): string => {
  const file = join(mkdtempSync(join(dataDir, "mcp-config-")), "mcp.json");
  writeFileSync(file, JSON.stringify({ mcpServers: { peer: { command, args } } }));
  return file;
};
