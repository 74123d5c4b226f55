import { join } from "node:path";
import type { Arm } from "../arms/arm.ts";
import type { HostPaths } from "../arms/catalog.ts";
import { ownProcess } from "../processes/own-process.ts";
import type { Progress } from "../run/progress.ts";
import { type Started, startRepeatedly, UNTIMED } from "../run/start-repeatedly.ts";
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

/** Installs what is missing, measures every peer as often as the plan says, and checks what bridges withstand. */
export const measurePeers = async (options: MeasurePeersOptions): Promise<ReadonlyMap<string, PeerSeen>> => {
  const { peers, hosts, dataDir, plan, progress } = options;
  const seen = new Map<string, PeerSeen>();
  const ready: Ready[] = [];
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
  const onStep = (label: string, { peer }: Ready): void => progress.step(`${label} · ${peer.id}`, done++, total);
  try {
    const started = await startRepeatedly({
      items: ready,
      starts: plan.starts,
      measure: ({ peer, place }, isTimed) => measurePeerStart(armOf(peer, place), dataDir, isTimed ? plan : UNTIMED),
      onStep,
    });
    for (const [one, result] of started) {
      if (one.peer.kind === "bridge") onStep("what bridges withstand", one);
      seen.set(one.peer.id, await seenOf(one, result));
    }
  } finally {
    progress.end();
  }
  return seen;
};

/** An installed peer. */
interface Ready {
  readonly peer: Peer;
  readonly place: PeerPlace;
}

const seenOf = async ({ peer, place }: Ready, result: Started<PeerStart>): Promise<PeerSeen> => {
  if ("failure" in result) return { failure: shortReason(result.failure) };
  const { starts } = result;
  if (peer.kind === "server") return { starts, survival: null };
  const behind = serverBehind(place.dataDir, "sdk-v1-fragile-server");
  return checkSurvival(peer, { ...place, behind }).then(
    (survival) => ({ starts, survival }),
    (error: unknown) => ({ failure: shortReason(error) }),
  );
};

const REASON_LENGTH = 300;

/** For a table: without the command line, which has paths of this machine, and without a server's log. */
const shortReason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/ \(.*\) (?=did not start)/s, " ")
    .split("\n", 1)
    .join()
    .slice(0, REASON_LENGTH);

/** Uses `env`, because bridges pass on no environment. */
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
