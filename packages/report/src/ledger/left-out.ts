import type { LedgerClaim, LedgerReport } from "./schema.ts";
import type { LedgerTexts } from "./texts.ts";

/** Reasons of claims that nobody asked to judge. */
const LEFT_OUT = ["not-chosen", "no-experiment"] as const;

export const isLeftOut = (reason: LedgerClaim["reason"] | undefined): boolean =>
  LEFT_OUT.some((candidate) => candidate === reason);

/** The claims left out, one line per reason. */
export const leftOutLines = ({ claims }: LedgerReport, { notJudged }: LedgerTexts): string[] =>
  LEFT_OUT.flatMap((reason) => {
    const ids = claims.filter((claim) => claim.reason === reason).map(({ claim }) => claim);
    return ids.length > 0 ? [notJudged(reason, ids.join(", "))] : [];
  });
