import type { Peer } from "./peer.ts";
import { BRIDGES } from "./peers-of-bridges.ts";
import { OURS } from "./peers-of-ours.ts";
import { SERVERS } from "./peers-of-servers.ts";

/** All peers, in the order of the table. */
export const PEERS: readonly Peer[] = [...OURS, ...SERVERS, ...BRIDGES];

/** What `--only` takes. */
export const PEER_IDS: readonly string[] = PEERS.map(({ id }) => id);
