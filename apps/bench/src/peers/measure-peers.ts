import { join } from "node:path";
import { shuffle } from "simple-statistics";
import type { Arm } from "../arms/arm.ts";
import type { HostPaths } from "../arms/catalog.ts";
import { ownProcess } from "../processes/own-process.ts";
import type { Progress } from "../run/progress.ts";
import { type InstallOptions, install } from "./install/install.ts";
import { measurePeerStart } from "./measure-start.ts";
import type { PeerSeen, PeerStart } from "./observations.ts";
import type { Peer, PeerPlace } from "./peer.ts";
import type { PeersPlan } from "./plan.ts";
import { checkSurvival } from "./survival/check-survival.ts";

export interface MeasurePeersOptions extends InstallOptions {
  readonly peers: readonly Peer[];
  readonly hosts: HostPaths;
  readonly dataDir: string;
  readonly plan: PeersPlan;
  readonly progress: Progress;
}

/**
 * Fetches what is missing, then starts every peer as often as the plan says, each time in another order, so that all meet the
 * same moments. One that answers wrongly has no figures, and is not started again.
 */
export const measurePeers = async (options: MeasurePeersOptions): Promise<ReadonlyMap<string, PeerSeen>> => {
  const { peers, hosts, dataDir, plan, progress } = options;
  const seen = new Map<string, PeerSeen>();
  const starts = new Map<string, PeerStart[]>();
  const ready: { peer: Peer; place: PeerPlace }[] = [];
  for (const peer of peers) {
    const installed = peer.recipe ? await install(peer.recipe, options) : { folder: "" };
    if ("missing" in installed) seen.set(peer.id, installed);
    else
      ready.push({
        peer,
        place: { hosts, dataDir, folder: installed.folder, behind: serverBehind(dataDir, "sdk-v1-stdio-server") },
      });
  }
  const bridges = ready.filter(({ peer }) => peer.kind === "bridge");
  const total = (1 + plan.starts) * ready.length + bridges.length;
  let done = 0;
  const attempt = async (label: string, { id }: Peer, run: () => Promise<void>): Promise<void> => {
    progress.step(`${label} · ${id}`, done++, total);
    if (seen.has(id)) return;
    await run().catch((error: unknown) => {
      seen.set(id, { failure: shortReason(error) });
    });
  };
  try {
    // Once untimed: answers are checked, and what compiles once and is kept is there for every start.
    for (const { peer, place } of ready)
      await attempt("checking the answers", peer, async () => {
        await measurePeerStart(armOf(peer, place), dataDir, UNTIMED);
      });
    for (let start = 1; start <= plan.starts; start++)
      for (const { peer, place } of shuffle(ready))
        await attempt(`start ${start} of ${plan.starts}`, peer, async () => {
          const measured = await measurePeerStart(armOf(peer, place), dataDir, plan);
          starts.set(peer.id, [...(starts.get(peer.id) ?? []), measured]);
        });
    for (const { peer, place } of ready)
      if (peer.kind === "server")
        seen.set(peer.id, seen.get(peer.id) ?? { starts: starts.get(peer.id) ?? [], survival: null });
      else
        await attempt("what bridges withstand", peer, async () => {
          const behind = serverBehind(dataDir, "sdk-v1-fragile-server");
          const survival = await checkSurvival(peer, { ...place, behind });
          seen.set(peer.id, { starts: starts.get(peer.id) ?? [], survival });
        });
  } finally {
    progress.end();
  }
  return seen;
};

const REASON_LENGTH = 300;

/** For a table: without the command line, which has paths of this machine, and without the log of a server. */
const shortReason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/ \(.*\) (?=did not start)/s, " ")
    .split("\n", 1)
    .join()
    .slice(0, REASON_LENGTH);

const UNTIMED = { warmUp: { calls: 0, mostMs: 0 }, slices: [] };

/** Through `env`, since bridges pass on no environment of their own. */
const serverBehind = (
  dataDir: string,
  name: "sdk-v1-stdio-server" | "sdk-v1-fragile-server",
): readonly [string, ...string[]] => [
  "/usr/bin/env",
  `NODE_COMPILE_CACHE=${join(dataDir, "compiled")}`,
  process.execPath,
  ownProcess(name),
];

const armOf = (peer: Peer, place: PeerPlace): Arm => ({
  row: peer.id,
  arm: "http",
  revision: null,
  via: "tools",
  searches: false,
  settings: [],
  ...peer.deploy(place),
});
