import { useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import { difference, times } from "../shared/figures.ts";
import { type Comparison, REPEATS } from "./comparison.ts";
import { differencesOf } from "./differences.ts";
import { ratioOf } from "./runs.ts";

/** The largest differences say it; the table below has all. */
const PARTS_NAMED = 4;

/** Which transport was faster if there are enough runs to tell, else how the runs differed. */
export const Verdict = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const { http, stdio } = sides;
  // Memoized because resampling is random: the sentence must change only when the runs do.
  const { value, interval } = useMemo(() => ratioOf(http.runs, stdio.runs), [http.runs, stdio.runs]);
  const name = ({ transport }: typeof http): string => texts.transports[transport] ?? transport;
  const parts = differencesOf(http.runs, stdio.runs)
    .slice(0, PARTS_NAMED)
    .map(({ part, ms }) => `${texts.segments[part]} ${difference(ms)}`)
    .join(", ");
  const runs = Math.min(http.runs.length, stdio.runs.length);
  if (!interval) return texts.compare.tooFew(runs, name(http), name(stdio), parts);
  const reason = parts && texts.compare.byPart(name(http), name(stdio), parts);
  const [fast, slow] = value > 1 ? [stdio, http] : [http, stdio];
  const [low, high] = value > 1 ? interval : ([1 / interval[1], 1 / interval[0]] as const);
  const bounds = texts.compare.interval(times(low), times(high));
  if (low > 1)
    return `${texts.compare.winner(name(fast), times(Math.max(value, 1 / value)), name(slow), bounds)} ${reason}`;
  const most = Math.max(...REPEATS);
  const advice = runs < most ? ` ${texts.compare.repeatMore(most)}` : "";
  return `${texts.compare.noWinner(name(slow), name(fast), bounds)} ${reason}${advice}`;
};
