import { useTexts } from "../i18n/language.tsx";
import { digits } from "../shared/figures.ts";
import { ratioOf } from "./runs.ts";
import type { Comparison } from "./use-comparison.ts";

/** Who was faster and how many times, in one sentence. */
export const Verdict = ({ comparison: { sides } }: { comparison: Comparison }) => {
  const texts = useTexts();
  const { value, interval } = ratioOf(sides.http.runs, sides.stdio.runs);
  const [fast, slow] = value > 1 ? [sides.stdio, sides.http] : [sides.http, sides.stdio];
  const name = ({ way }: typeof fast): string => texts.ways[way] ?? way;
  const times = digits(Math.max(value, 1 / value));
  const sentence = (): string => {
    if (!interval) return texts.both.oneRun(name(fast), times);
    const [low, high] = value > 1 ? interval : ([1 / interval[1], 1 / interval[0]] as const);
    const words = texts.both.interval(digits(low), digits(high));
    return low <= 1 ? texts.both.noWinner(words) : texts.both.winner(name(fast), times, name(slow), words);
  };
  return (
    <p className="verdict" aria-live="polite">
      {sentence()}
    </p>
  );
};
