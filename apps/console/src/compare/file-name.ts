import { fileNameOf } from "../chat/conversations/export.ts";
import { type Comparison, stoppedAfter } from "./comparison.ts";

/** A day in the user's time zone, such as 2027-01-31: Swedes write it like that. */
const dayOf = (moment: number): string => new Date(moment).toLocaleDateString("sv-SE");

/** What was compared, when, and how far a stopped comparison came. */
export const comparisonFileName = (comparison: Comparison): string => {
  const { question, askedAt, sides } = comparison;
  const stopped = stoppedAfter(comparison);
  return [
    "comparison",
    `${sides.http.transport}-vs-${sides.stdio.transport}`,
    ...(askedAt === undefined ? [] : [dayOf(askedAt)]),
    ...(stopped ? [`stopped-${stopped.done}-of-${stopped.asked}`] : []),
    fileNameOf(question),
  ].join("-");
};
