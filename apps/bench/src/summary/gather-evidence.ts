import type { Comparison, Estimate, ReportRow } from "@twinhost/report";
import { bootstrap } from "@twinhost/report";
import { mean } from "simple-statistics";
import type { RowObservations } from "../run/observations.ts";
import type { Evidence, PayloadPair } from "../verdicts/evidence.ts";
import { callMedian } from "./round-figures.ts";

/** Collects the evidence that the rules judge by. */
export const gatherEvidence = (
  observations: readonly RowObservations[],
  rows: readonly ReportRow[],
  comparisons: readonly Comparison[],
): Evidence => {
  const ratio = (id: string): Estimate | undefined => comparisons.find((comparison) => comparison.id === id)?.ratio;
  const row = (name: string): ReportRow | undefined => rows.find((candidate) => candidate.row === name);
  const added = addedMicros(observations);
  return {
    httpOverStdio: ratio("p50:http/stdio"),
    restOverStdio: ratio("p50:rest/stdio"),
    networkShare: added.length === 0 ? undefined : bootstrap(added, networkShareOf),
    crossoverMs: added.length === 0 ? undefined : crossoverMsOf(added),
    memoryRatio: ratio("memory:query:http/query:stdio"),
    cpuRatio: ratio("cpu:query:http/query:stdio"),
    httpParts: row("query:http")?.deployment,
    stdioParts: row("query:stdio")?.deployment,
    payloads: payloadPairs(row("http"), row("stdio")),
    coldStartRatio: ratio("coldStart:query:http/query:stdio"),
    httpRevisionRatio: ratio("p50:http/http@2025-11-25"),
    stdioRevisionRatio: ratio("p50:stdio/stdio@2025-11-25"),
  };
};

interface Added {
  /** What bare HTTP adds to bare pipes, in microseconds. */
  readonly network: number;
  /** What HTTP adds to stdio, in microseconds. */
  readonly whole: number;
}

const addedMicros = (observations: readonly RowObservations[]): Added[] => {
  const rounds = (name: string) => observations.find(({ arm }) => arm.row === name)?.rounds ?? [];
  return rounds("http").flatMap((http) => {
    const others = ["stdio", "http-floor", "pipe-floor"].map((name) =>
      rounds(name).find(({ round }) => round === http.round),
    );
    const [all, stdio, httpFloor, pipeFloor] = [http, ...others].map((round) => round && callMedian(round));
    if (all === undefined || stdio === undefined || httpFloor === undefined || pipeFloor === undefined) return [];
    return [{ network: httpFloor - pipeFloor, whole: all - stdio }];
  });
};

const totals = (added: readonly Added[]) => ({
  network: mean(added.map(({ network }) => network)),
  whole: mean(added.map(({ whole }) => whole)),
});

/** Zero if HTTP adds nothing, because then the network does not either. */
const networkShareOf = (added: readonly Added[]): number => {
  const { network, whole } = totals(added);
  return whole <= 0 ? 0 : network / whole;
};

/** With a round trip of d the share is (network + d) / (whole + d); it passes one half at whole - 2 * network. */
const crossoverMsOf = (added: readonly Added[]): number => {
  const { network, whole } = totals(added);
  return Math.max(0, whole - 2 * network) / 1_000;
};

const payloadPairs = (http: ReportRow | undefined, stdio: ReportRow | undefined): PayloadPair[] | undefined => {
  if (!http?.bytes || !stdio?.bytes) return undefined;
  const ours = stdio.bytes.payloads;
  return http.bytes.payloads.flatMap(({ request, response, answerBytes }, index) => {
    const other = ours[index];
    if (!other) return [];
    const [httpBytes, stdioBytes] = [request + response, other.request + other.response];
    return [{ answerBytes, ratio: httpBytes / stdioBytes, httpBytes, stdioBytes }];
  });
};
