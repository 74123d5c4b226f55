import type { ClaimId, Estimate } from "@twinhost/report";
import { crossingOf } from "./crossing.ts";
import type { Evidence, PartsCount, PayloadPair } from "./evidence.ts";
import { type Side, sideOf, sideOfCount, verdictOf } from "./judge.ts";
import { THRESHOLDS } from "./thresholds.ts";

interface Judgement {
  readonly verdict: "confirmed" | "refuted" | "depends" | "inconclusive";
  readonly figures: Readonly<Record<string, Estimate>>;
}

export interface Rule {
  /** In words, for the report's data. */
  readonly rule: string;
  /** The part of the claim that a plain run judges; null for all of it. */
  readonly scope: string | null;
  /** @returns undefined if the arms that it needs were left out */
  judge(evidence: Evidence): Judgement | undefined;
}

const exact = (value: number): Estimate => ({ value, low: value, high: value });

/** What an operator has to start, expose and configure: servers, listening ports, settings. */
const partsOf = ({ commands, listeningPorts, settings }: PartsCount): number => commands + listeningPorts + settings;

const T = THRESHOLDS;

/** Rules for the claims that a plain run can judge. */
export const RULES: Readonly<Partial<Record<ClaimId, Rule>>> = {
  S1: {
    rule: `Confirmed if HTTP's and REST's median call each take at least ${T.stdioFasterAtLeast} times stdio's; refuted if neither does; depends if one does.`,
    scope: null,
    judge: ({ httpOverStdio, restOverStdio }) => {
      if (!httpOverStdio || !restOverStdio) return undefined;
      const sides = [httpOverStdio, restOverStdio].map((ratio) => sideOf(ratio, T.stdioFasterAtLeast));
      return { verdict: verdictOf(sides), figures: { httpOverStdio, restOverStdio } };
    },
  },
  S4: {
    rule: `Confirmed if the deployment needs at most ${T.simpleCommandsAtMost} server to start and ${T.simplePortsAtMost} listening port; refuted if it exceeds both; depends if one.`,
    scope: null,
    judge: ({ stdioParts }) => {
      if (!stdioParts) return undefined;
      const sides: Side[] = [
        sideOfCount(T.simpleCommandsAtMost, stdioParts.commands),
        sideOfCount(T.simplePortsAtMost, stdioParts.listeningPorts),
      ];
      return {
        verdict: verdictOf(sides),
        figures: {
          commands: exact(stdioParts.commands),
          listeningPorts: exact(stdioParts.listeningPorts),
          processes: exact(stdioParts.processes),
        },
      };
    },
  },
  S5: {
    rule: `Confirmed if LLM server and tools over HTTP need at least ${T.httpNeedsAtLeast} times the memory and the CPU per question of those over stdio; refuted if neither; depends if one.`,
    scope: null,
    judge: ({ memoryRatio, cpuRatio }) => {
      if (!memoryRatio || !cpuRatio) return undefined;
      const sides = [memoryRatio, cpuRatio].map((ratio) => sideOf(ratio, T.httpNeedsAtLeast));
      return { verdict: verdictOf(sides), figures: { memoryRatio, cpuRatio } };
    },
  },
  S6: {
    rule: "Confirmed if stdio needs fewer servers started than HTTP and its first question is answered no later; refuted if neither; depends if one.",
    scope: "servers to start, and time to the first answered question",
    judge: ({ stdioParts, httpParts, coldStartRatio }) => {
      if (!stdioParts || !httpParts || !coldStartRatio) return undefined;
      const sides = [sideOfCount(httpParts.commands - stdioParts.commands, 1), sideOf(coldStartRatio, 1)];
      return {
        verdict: verdictOf(sides),
        figures: { coldStartRatio, httpCommands: exact(httpParts.commands), stdioCommands: exact(stdioParts.commands) },
      };
    },
  },
  H6: {
    rule: `Of the time that HTTP adds to a call over stdio, the network's share is that of TCP with a bare HTTP exchange (the HTTP code of both sides included): what bare HTTP adds to bare pipes. Confirmed if that is at least ${T.networkShareAtLeast}; else refuted; inconclusive if its interval is wider than ${T.networkShareWidthAtMost}.`,
    scope: "0 ms of network delay",
    judge: ({ networkShare, crossoverMs }) => {
      if (!networkShare) return undefined;
      return {
        verdict: verdictOf([sideOfShare(networkShare)]),
        figures: { networkShare, ...(crossoverMs !== undefined && { crossoverMs: exact(crossoverMs) }) },
      };
    },
  },
  H8: {
    rule: `Confirmed if the HTTP deployment has at least ${T.extraPartsAtLeast} part more than the stdio deployment (servers to start, listening ports, non-default settings); else refuted.`,
    scope: null,
    judge: ({ httpParts, stdioParts }) => {
      if (!httpParts || !stdioParts) return undefined;
      const [http, stdio] = [partsOf(httpParts), partsOf(stdioParts)];
      return {
        verdict: verdictOf([sideOfCount(http - stdio, T.extraPartsAtLeast)]),
        figures: { httpParts: exact(http), stdioParts: exact(stdio) },
      };
    },
  },
  H10: {
    rule: `Confirmed if HTTP's call takes at least ${T.extraBytesAtLeast} times the pipe's bytes for the smallest and the largest answer; refuted if for neither; depends if for one.`,
    scope: "answers up to the largest that a tool gives, uncompressed",
    judge: ({ payloads }) => {
      const [smallest, largest] = [payloads?.[0], payloads?.at(-1)];
      if (!payloads || !smallest || !largest) return undefined;
      const crossover = bytesCrossing(payloads);
      const sides = [smallest, largest].map(({ ratio }) => sideOfCount(ratio, T.extraBytesAtLeast));
      return {
        verdict: verdictOf(sides),
        figures: {
          smallestRatio: exact(smallest.ratio),
          largestRatio: exact(largest.ratio),
          largestAnswerBytes: exact(largest.answerBytes),
          ...(crossover && { crossoverBytes: exact(crossover.at) }),
        },
      };
    },
  },
  X2: {
    rule: `Confirmed (it changed the time of a call) if the newer revision's median is longer, or shorter, by more than a factor of ${T.changedBeyond} on HTTP and stdio alike; refuted if on neither; depends if what it does to one it surely does not do to the other.`,
    scope: "median time of a small call",
    judge: ({ httpRevisionRatio, stdioRevisionRatio }) => {
      if (!httpRevisionRatio || !stdioRevisionRatio) return undefined;
      const verdict = verdictOnChanges(changesIn(httpRevisionRatio), changesIn(stdioRevisionRatio));
      return { verdict, figures: { httpRevisionRatio, stdioRevisionRatio } };
    },
  },
};

/** From which size of the answer on HTTP takes fewer bytes than H10 asks for; undefined if it never or always does. */
export const bytesCrossing = (payloads: readonly PayloadPair[]): ReturnType<typeof crossingOf> =>
  crossingOf(
    payloads.map(({ answerBytes, httpBytes, stdioBytes }) => ({
      at: answerBytes,
      value: T.extraBytesAtLeast * stdioBytes - httpBytes,
    })),
  );

/** On loopback the share is a quotient of small differences, which may be meaningless. */
const sideOfShare = (share: Estimate): Side => {
  const { low, high } = share;
  if (low === null || high === null || high - low > T.networkShareWidthAtMost) return "spans";
  return sideOf(share, T.networkShareAtLeast);
};

type Change = "less" | "same" | "more";

/** Every change that the interval allows. */
const changesIn = (ratio: Estimate): Change[] => {
  const [more, less] = [sideOf(ratio, T.changedBeyond), sideOf(ratio, 1 / T.changedBeyond)];
  return [
    ...(less === "reaches" ? [] : (["less"] as const)),
    ...(less === "misses" || more === "reaches" ? [] : (["same"] as const)),
    ...(more === "misses" ? [] : (["more"] as const)),
  ];
};

/** Depends as soon as no change is possible for both: then it does not matter which one an unclear side has. */
const verdictOnChanges = (left: readonly Change[], right: readonly Change[]): Judgement["verdict"] => {
  if (!left.some((change) => right.includes(change))) return "depends";
  if (left.length > 1 || right.length > 1) return "inconclusive";
  return left[0] === "same" ? "refuted" : "confirmed";
};
