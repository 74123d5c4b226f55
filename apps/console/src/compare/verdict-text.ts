import type { Texts } from "../i18n/en.ts";
import { difference, times } from "../shared/figures.ts";
import type { Comparison } from "./comparison.ts";
import { differencesOf } from "./differences.ts";
import { partNames } from "./part-names.ts";
import { REPEATS } from "./repeats.ts";
import { ratioOf } from "./runs.ts";

/** The largest differences say it; the table below has all. */
const PARTS_NAMED = 4;

/** Which transport was faster if there are enough runs to tell, else how the runs differed. */
export const verdictText = ({ sides: { http, stdio } }: Pick<Comparison, "sides">, texts: Texts): string => {
  const { value, interval } = ratioOf(http.runs, stdio.runs);
  const name = ({ transport }: typeof http): string => texts.transports[transport] ?? transport;
  const runs = Math.min(http.runs.length, stdio.runs.length);
  const named = partNames(texts, runs);
  const parts = differencesOf(http.runs, stdio.runs)
    .slice(0, PARTS_NAMED)
    .map(({ part, ms }) => `${named[part]} ${difference(ms)}`)
    .join(", ");
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
