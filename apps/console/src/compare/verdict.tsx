import { useMemo } from "react";
import { useTexts } from "../i18n/language.tsx";
import { times } from "../shared/figures.ts";
import type { Comparison } from "./comparison.ts";
import { ratioOf } from "./runs.ts";

/** Who was faster and how many times, in one sentence. */
export const Verdict = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const { http, stdio } = sides;
  // Resampled by chance: the sentence must not change unless the runs do.
  const { value, interval } = useMemo(() => ratioOf(http.runs, stdio.runs), [http.runs, stdio.runs]);
  const [fast, slow] = value > 1 ? [sides.stdio, sides.http] : [sides.http, sides.stdio];
  const name = ({ transport }: typeof fast): string => texts.transports[transport] ?? transport;
  const ratio = times(Math.max(value, 1 / value));
  const sentence = (): string => {
    if (!interval) return texts.compare.oneRun(name(fast), ratio);
    const [low, high] = value > 1 ? interval : ([1 / interval[1], 1 / interval[0]] as const);
    const bounds = texts.compare.interval(times(low), times(high));
    return low <= 1 ? texts.compare.noWinner(bounds) : texts.compare.winner(name(fast), ratio, name(slow), bounds);
  };
  return (
    <p className="verdict" aria-live="polite">
      {sentence()}
    </p>
  );
};
