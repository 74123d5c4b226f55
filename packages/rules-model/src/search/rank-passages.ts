import { z } from "zod";
import { isKorean } from "./synonyms.ts";
import { readText, type SearchedText } from "./text-words.ts";
import { matchedShare, type WeightedWord } from "./word-match.ts";

/** What the search tool answers; one of an older version sends no sections. */
export const searchPage = z.object({
  results: z.array(
    z.object({
      title: z.string(),
      uri: z.string(),
      snippet: z.string(),
      section: z.string().optional(),
      score: z.number().optional(),
    }),
  ),
  total: z.number(),
});

export type Found = z.output<typeof searchPage>["results"][number];

/** What a word is worth that stands over the line that answers, beside it, or elsewhere in its section. */
const WORTH = { named: 0.85, beside: 0.3, elsewhere: 0.35 };
/** What else puts a passage before others. */
const BONUS = { answering: 0.3, section: 0.2, named: 0.2, score: 0.15, language: 0.2 };

export interface RankedPassage {
  readonly found: Found;
  /** How much of the question a passage says, in one line and as a whole; from 0 to 1. */
  readonly fit: number;
  readonly rank: number;
}

const headingOf = (section = ""): string => /^\*\*.+\*\*$/mu.exec(section)?.[0] ?? "";
const namesOf = ({ title, uri, section }: Found): string => `${title}\n${uri}\n${headingOf(section)}`;

/** The whole section where the search sent it. */
export const textOf = ({ section, snippet }: Found): string => section ?? snippet;
export const wholeText = (found: Found): string => `${namesOf(found)}\n${textOf(found)}`;

/** The sentences, rows and items of a section; code between fences is one of them. */
const linesOf = (section: string): string[] =>
  (section.match(/^(```|~~~~)[\s\S]*?^\1$|^.+$/gmu) ?? []).flatMap((line) =>
    /^(?:```|~~~~|\|)/u.test(line) ? [line] : line.split(/(?<=[.!?:])\s+(?=[\p{Lu}\p{Script=Hangul}`/-])/u),
  );

/**
 * The passages, best first: one that says most of the question within a line is before one whose words stand apart, and one
 * whose line is of the kind that was asked for before one that only speaks of it.
 */
export const rankPassages = (
  results: readonly Found[],
  words: readonly WeightedWord[],
  answers: (line: string) => number,
): RankedPassage[] => {
  const best = Math.max(...results.map(({ score = 1 }) => score));
  const korean = words.some(({ word }) => isKorean(word));
  return results
    .map((found) => {
      const names = readText(namesOf(found));
      const whole = readText(textOf(found));
      const lines = linesOf(textOf(found));
      const read = lines.map(readText);
      const fits = read.map((line, index) =>
        fitOf(words, { line, names, beside: [read[index - 1], read[index + 1]], whole }),
      );
      const ranks = fits.map((fit, index) => fit + BONUS.answering * answers(lines[index] ?? ""));
      const share = matchedShare(words, readText(wholeText(found)));
      const rank =
        Math.max(...ranks) +
        BONUS.section * share +
        BONUS.named * matchedShare(words, names) +
        (BONUS.score * (found.score ?? best)) / best +
        (korean && isKorean(whole.lower) ? BONUS.language : 0);
      return { found, fit: (Math.max(...fits) + share) / 2, rank };
    })
    .sort((left, right) => right.rank - left.rank);
};

interface Place {
  readonly line: SearchedText;
  readonly names: SearchedText;
  readonly beside: readonly (SearchedText | undefined)[];
  readonly whole: SearchedText;
}

const fitOf = (words: readonly WeightedWord[], { line, names, beside, whole }: Place): number => {
  let sum = 0;
  let all = 0;
  for (const { weight, match } of words) {
    const nextTo = Math.max(...beside.map((text) => (text ? match(text) : 0)));
    sum +=
      weight * Math.max(match(line), WORTH.named * match(names), WORTH.beside * nextTo, WORTH.elsewhere * match(whole));
    all += weight;
  }
  return all === 0 ? 1 : sum / all;
};
