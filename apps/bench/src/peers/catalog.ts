import type { Peer } from "./peer.ts";
import { BRIDGES } from "./peers-of-bridges.ts";
import { OURS } from "./peers-of-ours.ts";
import { SERVERS } from "./peers-of-servers.ts";

/** All peers, in table order. */
export const PEERS: readonly Peer[] = [...OURS, ...SERVERS, ...BRIDGES];

/** Values of `--only`. */
export const PEER_IDS: readonly string[] = PEERS.map(({ id }) => id);
