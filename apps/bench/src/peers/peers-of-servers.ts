import { join } from "node:path";
import { readVersions } from "../summary/machine.ts";
import { nodeServer, server } from "./commands.ts";
import type { Peer } from "./peer.ts";
import { serverSource } from "./server-source.ts";

const MCP = { kind: "plain-mcp" } as const;

const peer = (id: string, name: string, rest: Pick<Peer, "versions" | "recipe" | "deploy">): Peer => ({
  id,
  name,
  kind: "server",
  against: "ours",
  ...rest,
});

const FASTMCP_PY = { fastmcp: "4.1.6", fastapi: "0.163.2", uvicorn: "0.54.0" };
const FASTMCP_TS = "4.20.16";

const known = readVersions();

/** Other servers over Streamable HTTP, each in the fastest setup that its documentation shows. */
export const SERVERS: readonly Peer[] = [
  peer("sdk-v1", "MCP SDK v1 + express", {
    versions: { "@modelcontextprotocol/sdk": known["@modelcontextprotocol/sdk"] ?? "unknown" },
    deploy: (place) => ({ connection: MCP, servers: [nodeServer("sdk-v1-http-server", place)] }),
  }),
  peer("sdk-v2", "MCP SDK v2 + express", {
    versions: { "@modelcontextprotocol/server": known["@modelcontextprotocol/server"] ?? "unknown" },
    deploy: (place) => ({ connection: MCP, servers: [nodeServer("sdk-v2-http-server", place)] }),
  }),
  peer("fastmcp-ts", "fastmcp (TypeScript)", {
    versions: { fastmcp: FASTMCP_TS },
    recipe: { kind: "npm", packages: [`fastmcp@${FASTMCP_TS}`, "zod@4.6.7"], program: "node/fastmcp-server.mjs" },
    deploy: ({ folder, dataDir }) => ({
      connection: MCP,
      servers: [
        server(process.execPath, [join(folder, "server.mjs")], {
          NODE_COMPILE_CACHE: join(dataDir, "compiled"),
        }),
      ],
    }),
  }),
  peer("fastmcp-py", "FastMCP + FastAPI (Python)", {
    versions: FASTMCP_PY,
    recipe: { kind: "python", packages: Object.entries(FASTMCP_PY).map(([name, version]) => `${name}==${version}`) },
    deploy: ({ folder }) => ({
      connection: MCP,
      servers: [server(join(folder, "bin/python"), [serverSource("python/fastmcp_fastapi_server.py")])],
    }),
  }),
  peer("go-sdk", "Go SDK", {
    versions: { "modelcontextprotocol/go-sdk": "1.8.0" },
    recipe: { kind: "go", source: "go/go-sdk" },
    deploy: ({ folder }) => ({ connection: MCP, servers: [server(join(folder, "server"), [])] }),
  }),
  peer("mcp-go", "mcp-go (Go)", {
    versions: { "mark3labs/mcp-go": "1.2.1" },
    recipe: { kind: "go", source: "go/mcp-go" },
    deploy: ({ folder }) => ({ connection: MCP, servers: [server(join(folder, "server"), [])] }),
  }),
  peer("rmcp", "rmcp (Rust)", {
    versions: { rmcp: "3.11.0" },
    recipe: { kind: "cargo", source: "rust/rmcp" },
    deploy: ({ folder }) => ({ connection: MCP, servers: [server(join(folder, "target/release/peer"), [])] }),
  }),
];
