import type { LedgerClaim, LedgerReport } from "./schema.ts";
import type { LedgerTexts } from "./texts.ts";

/** Claims that nobody wanted judged. */
const LEFT_OUT = ["not-chosen", "no-experiment"] as const;

export const isLeftOut = (reason: LedgerClaim["reason"] | undefined): boolean =>
  LEFT_OUT.some((candidate) => candidate === reason);

/** What was left out, in a line for each reason. */
export const leftOutLines = ({ claims }: LedgerReport, { notJudged }: LedgerTexts): string[] =>
  LEFT_OUT.flatMap((reason) => {
    const ids = claims.filter((claim) => claim.reason === reason).map(({ claim }) => claim);
    return ids.length > 0 ? [notJudged(reason, ids.join(", "))] : [];
  });
