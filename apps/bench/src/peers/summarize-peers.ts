import { bootstrap, type Estimate, percentileMicros } from "@twinhost/report";
import { average } from "simple-statistics";
import { mergeHistograms } from "../measure/latency-histogram.ts";
import type { PeerSeen, PeerStart } from "./observations.ts";
import type { Peer } from "./peer.ts";
import type { PeersReport } from "./peers-report.ts";
import { PEER_TOOLS, type PeerTool } from "./three-calls.ts";

type Row = PeersReport["peers"][number];

/** One row per peer, with its figures relative to those of the peer it is compared with. */
export const summarizePeers = (peers: readonly Peer[], seen: ReadonlyMap<string, PeerSeen>): Row[] =>
  peers.map((peer): Row => {
    const { id, name, kind, versions, against } = peer;
    const found = seen.get(id);
    const row = { id, name, kind, versions: { ...versions }, against };
    if (!found || "missing" in found)
      return { ...row, ...NO_FIGURES, state: "left-out", reason: found?.missing ?? "it was not chosen" };
    if ("failure" in found) return { ...row, ...NO_FIGURES, state: "void", reason: found.failure };
    const { starts, survival } = found;
    const baseline = id === against ? [] : startsOf(seen.get(against));
    const figure = (key: string) => ({
      value: bootstrap(starts, meanOf(key), "amount"),
      ratio: ratioOf(key, starts, baseline),
    });
    const ofTool = (tool: PeerTool) => ({
      p50: figure(`p50:${tool}`),
      p99: percentileMicros(mergeHistograms(starts.flatMap(({ histograms }) => histograms[tool] ?? [])), 99),
      perSecond: figure(`perSecond:${tool}`),
      cpu: figure(`cpu:${tool}`),
    });
    return {
      ...row,
      state: "measured",
      reason: null,
      starts: starts.length,
      tools: Object.fromEntries(PEER_TOOLS.map((tool) => [tool, ofTool(tool)])) as NonNullable<Row["tools"]>,
      memory: figure("memory"),
      coldStart: figure("coldStart"),
      survival: survival && { ...survival },
    };
  });

const NO_FIGURES = { starts: 0, tools: null, memory: null, coldStart: null, survival: null };

const startsOf = (seen: PeerSeen | undefined): readonly PeerStart[] => (seen && "starts" in seen ? seen.starts : []);

const figureIn = ({ figures }: PeerStart, key: string): number => {
  const value = figures[key];
  if (value === undefined) throw new Error(`A start did not measure ${key}.`);
  return value;
};

/** Arithmetic: a short slice may register no CPU time at all for a cheap server. */
const meanOf =
  (key: string) =>
  (starts: readonly PeerStart[]): number =>
    average(starts.map((start) => figureIn(start, key)));

/** Pairs starts of the same round. */
const ratioOf = (key: string, left: readonly PeerStart[], right: readonly PeerStart[]): Estimate | null => {
  const pairs = left.flatMap((start, index) => {
    const other = right[index];
    return other ? [{ left: figureIn(start, key), right: figureIn(other, key) }] : [];
  });
  if (pairs.length === 0 || pairs.some((pair) => pair.right === 0)) return null;
  const ratioOf = (some: readonly (typeof pairs)[number][]): number =>
    average(some.map((pair) => pair.left)) / average(some.map((pair) => pair.right));
  return bootstrap(pairs, ratioOf, "factor");
};
