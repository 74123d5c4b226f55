import manifest from "../../package.json" with { type: "json" };
import { nodeServer } from "./commands.ts";
import type { Peer, PeerPlace } from "./peer.ts";

const VERSIONS = { twinhost: manifest.version };

const ours = (id: string, name: string, deploy: Peer["deploy"]): Peer => ({
  id,
  name,
  kind: "server",
  against: "ours",
  versions: VERSIONS,
  deploy,
});

const httpHost = (place: PeerPlace) => [nodeServer("toolbox-http-server", place, "peers")];
const http: Peer["deploy"] = (place) => ({ connection: { kind: "plain-mcp" }, servers: httpHost(place) });

/** Our hosts with their defaults, assembled from the packages. */
export const OURS: readonly Peer[] = [
  ours("ours", "Twinhost, HTTP", http),
  // The noise of the run: an identical deployment.
  ours("ours-again", "Twinhost, HTTP (again)", http),
  ours("ours-rest", "Twinhost, REST", (place) => ({
    connection: { kind: "plain-post", path: "/run/" },
    servers: httpHost(place),
  })),
  ours("ours-stdio", "Twinhost, stdio", (place) => ({
    connection: { kind: "stdio", revision: "2025-11-25", child: nodeServer("toolbox-stdio-server", place, "peers") },
    servers: [],
  })),
];
