import type { Estimate } from "@twinhost/report";
import { CLAIM_IDS, type ClaimId } from "@twinhost/report";
import { describe, expect, it } from "vitest";
import type { Evidence, PartsCount, PayloadPair } from "../src/verdicts/evidence.ts";
import { judgeClaims, NOT_MEASURED_REASONS } from "../src/verdicts/judge-claims.ts";
import { RULES } from "../src/verdicts/rules.ts";
import { THRESHOLDS as T } from "../src/verdicts/thresholds.ts";

const around = (low: number, high: number): Estimate => ({ value: (low + high) / 2, low, high });
const reaches = (threshold: number): Estimate => around(threshold, threshold * 1.2);
const misses = (threshold: number): Estimate => around(threshold * 0.8, threshold * 0.999);
const spans = (threshold: number): Estimate => around(threshold * 0.9, threshold * 1.1);
const parts = (commands: number, listeningPorts: number, settings = 0): PartsCount => ({
  commands,
  listeningPorts,
  settings,
  processes: 2,
});
const payload = (answerBytes: number, ratio: number): PayloadPair => ({
  answerBytes,
  ratio,
  httpBytes: ratio * answerBytes,
  stdioBytes: answerBytes,
});
const payloads = (smallest: number, largest: number): PayloadPair[] => [
  payload(100, smallest),
  payload(30_000, largest),
];

const verdict = (claim: ClaimId, evidence: Evidence) =>
  judgeClaims(evidence).find((judged) => judged.claim === claim)?.verdict;

describe("verdict rules", () => {
  const S1 = T.stdioFasterAtLeast;
  const S5 = T.httpNeedsAtLeast;
  const H6 = T.networkShareAtLeast;
  const H10 = T.extraBytesAtLeast;
  const X2 = T.changedBeyond;
  const unchanged = around(0.98, 1.02);

  it.each<[ClaimId, string, string, Evidence]>([
    ["S1", "both reach", "confirmed", { httpOverStdio: reaches(S1), restOverStdio: reaches(S1) }],
    ["S1", "neither reaches", "refuted", { httpOverStdio: misses(S1), restOverStdio: misses(S1) }],
    ["S1", "only HTTP reaches", "depends", { httpOverStdio: reaches(S1), restOverStdio: misses(S1) }],
    ["S1", "REST spans", "inconclusive", { httpOverStdio: reaches(S1), restOverStdio: spans(S1) }],
    ["S1", "HTTP spans", "inconclusive", { httpOverStdio: spans(S1), restOverStdio: misses(S1) }],
    [
      "S1",
      "no intervals",
      "inconclusive",
      { httpOverStdio: { value: 9, low: null, high: null }, restOverStdio: { value: 9, low: null, high: null } },
    ],
    ["S4", "one server, one port", "confirmed", { stdioParts: parts(1, 1) }],
    ["S4", "two servers, one port", "depends", { stdioParts: parts(2, 1) }],
    ["S4", "two servers, two ports", "refuted", { stdioParts: parts(2, 2) }],
    ["S5", "both reach", "confirmed", { memoryRatio: reaches(S5), cpuRatio: reaches(S5) }],
    ["S5", "neither reaches", "refuted", { memoryRatio: misses(S5), cpuRatio: misses(S5) }],
    ["S5", "only CPU", "depends", { memoryRatio: misses(S5), cpuRatio: reaches(S5) }],
    ["S5", "memory spans", "inconclusive", { memoryRatio: spans(S5), cpuRatio: reaches(S5) }],
    [
      "S6",
      "fewer servers, no later",
      "confirmed",
      { stdioParts: parts(1, 1), httpParts: parts(2, 2), coldStartRatio: reaches(1) },
    ],
    [
      "S6",
      "fewer servers, but later",
      "depends",
      { stdioParts: parts(1, 1), httpParts: parts(2, 2), coldStartRatio: misses(1) },
    ],
    [
      "S6",
      "as many servers, later",
      "refuted",
      { stdioParts: parts(2, 1), httpParts: parts(2, 2), coldStartRatio: misses(1) },
    ],
    ["S6", "time spans", "inconclusive", { stdioParts: parts(1, 1), httpParts: parts(2, 2), coldStartRatio: spans(1) }],
    ["H6", "reaches", "confirmed", { networkShare: reaches(H6) }],
    ["H6", "misses", "refuted", { networkShare: misses(H6) }],
    ["H6", "spans", "inconclusive", { networkShare: spans(H6) }],
    ["H6", "reaches, but is as wide as half of all shares", "inconclusive", { networkShare: around(0.529, 1.22) }],
    ["H6", "misses, but is as wide", "inconclusive", { networkShare: around(-0.2, 0.4) }],
    ["H8", "one part more", "confirmed", { httpParts: parts(1, 2), stdioParts: parts(1, 1) }],
    ["H8", "as many", "refuted", { httpParts: parts(1, 1, 0), stdioParts: parts(1, 1) }],
    ["H8", "a setting counts", "confirmed", { httpParts: parts(1, 1, 1), stdioParts: parts(1, 1) }],
    ["H10", "both reach", "confirmed", { payloads: payloads(H10, H10) }],
    ["H10", "neither reaches", "refuted", { payloads: payloads(H10 - 0.01, H10 - 0.01) }],
    ["H10", "small answers only", "depends", { payloads: payloads(H10, H10 - 0.01) }],
    ["X2", "both slower", "confirmed", { httpRevisionRatio: reaches(X2), stdioRevisionRatio: reaches(X2) }],
    ["X2", "both faster", "confirmed", { httpRevisionRatio: misses(1 / X2), stdioRevisionRatio: misses(1 / X2) }],
    ["X2", "neither changed", "refuted", { httpRevisionRatio: unchanged, stdioRevisionRatio: unchanged }],
    ["X2", "one changed", "depends", { httpRevisionRatio: unchanged, stdioRevisionRatio: reaches(X2) }],
    ["X2", "one spans", "inconclusive", { httpRevisionRatio: unchanged, stdioRevisionRatio: spans(X2) }],
  ])("%s, %s: %s", (claim, _case, expected, evidence) => {
    expect(verdict(claim, evidence)).toBe(expected);
  });

  it("gives H10 the answer size above which the bytes hardly differ", () => {
    const judged = judgeClaims({ payloads: payloads(1.8, 1.01) }).find(({ claim }) => claim === "H10");
    // 60 bytes above a fifth more at 100, and 5,700 below it at 30,000.
    expect(judged?.figures.crossoverBytes?.value).toBeCloseTo(100 + (29_900 * 60) / 5_760);
  });

  it("judges nothing without evidence, and gives a reason for every claim", () => {
    const judged = judgeClaims({});
    expect(judged.map(({ claim }) => claim)).toEqual(CLAIM_IDS);
    for (const { verdict, reason } of judged) {
      expect(verdict).toBe("not-measured");
      expect(reason).not.toBe("no-rule");
    }
  });

  it("has either a rule or a reason for each claim, never both", () => {
    for (const claim of CLAIM_IDS) expect([claim, claim in RULES]).toEqual([claim, !(claim in NOT_MEASURED_REASONS)]);
  });
});
