import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Connection } from "../../arms/arm.ts";
import { startServer } from "../../processes/server-process.ts";
import type { Peer, PeerPlace } from "../peer.ts";
import { SURVIVAL_CHECKS, type SurvivalCheck } from "./checks.ts";
import { connectBridge } from "./connect-bridge.ts";
import { CHECKS, type CheckContext } from "./run-checks.ts";
import { within } from "./within.ts";

/** A bridge that hangs fails the check. */
const LIMIT_MS = 25_000;

/** What a bridge withstands and passes on; each check starts a new bridge, because one may break it. */
export const checkSurvival = async (peer: Peer, place: PeerPlace): Promise<Record<SurvivalCheck, boolean>> => {
  const found = {} as Record<SurvivalCheck, boolean>;
  for (const check of SURVIVAL_CHECKS) found[check] = await passes(check, peer, place);
  return found;
};

const passes = async (check: SurvivalCheck, peer: Peer, place: PeerPlace): Promise<boolean> => {
  const { connection, servers } = peer.deploy(place);
  const [command] = servers;
  if (!command) throw new Error(`${peer.name} has no server.`);
  const server = await startServer(command, new Map());
  try {
    const context = contextOf(`http://127.0.0.1:${server.port}`, connection, place);
    return await within(LIMIT_MS, () => CHECKS[check](context));
  } finally {
    await server.stop();
  }
};

const contextOf = (url: string, connection: Connection, { dataDir }: PeerPlace): CheckContext => ({
  connect: () => connectBridge(url, connection),
  folder: mkdtempSync(join(dataDir, "check-")),
});
