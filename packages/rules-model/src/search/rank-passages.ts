import { z } from "zod";
import { readText } from "./text-words.ts";
import { matchedShare, shareOf, type WeightedWord } from "./word-match.ts";

/** Output of the search tool; older versions send no sections. */
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

/** Weight of a word that is in the passage, but not in the answering line, its heading or title. */
const ELSEWHERE = 0.35;
/** Other reasons to rank a passage higher. */
const BONUS = { answering: 0.3, named: 0.2, score: 0.3 };

export interface RankedPassage {
  readonly found: Found;
  /** How much of the question a passage covers, in one line and as a whole; from 0 to 1. */
  readonly fit: number;
  readonly rank: number;
}

const headingOf = (section = ""): string => /^\*\*.+\*\*$/mu.exec(section)?.[0] ?? "";
const namesOf = ({ title, uri, section }: Found): string => `${title}\n${uri}\n${headingOf(section)}`;

/** The complete section if the search sent it. */
export const textOf = ({ section, snippet }: Found): string => section ?? snippet;
export const wholeText = (found: Found): string => `${namesOf(found)}\n${textOf(found)}`;

/** The sentences, rows and items of a section; a fenced code block counts as one. */
const linesOf = (section: string): string[] =>
  (section.match(/^(```|~~~~)[\s\S]*?^\1$|^.+$/gmu) ?? []).flatMap((line) =>
    /^(?:```|~~~~|\|)/u.test(line) ? [line] : line.split(/(?<=[.!?:])\s+(?=[\p{Lu}\p{Script=Hangul}`/-])/u),
  );

/**
 * Ranks the passages, best first: one that covers most of the question in a single line precedes one with scattered
 * words, and one whose line is the kind of answer asked for precedes one that only mentions the topic.
 */
export const rankPassages = (
  results: readonly Found[],
  words: readonly WeightedWord[],
  answers: (line: string) => number,
): RankedPassage[] => {
  const best = Math.max(...results.map(({ score = 1 }) => score));
  return results
    .map((found) => {
      const names = readText(namesOf(found));
      const whole = readText(wholeText(found));
      const lines = linesOf(textOf(found)).map((line) => {
        const read = readText(line);
        const said = shareOf(words, ({ match }) => Math.max(match(read), match(names), ELSEWHERE * match(whole)));
        return { said, rank: said + BONUS.answering * answers(line) };
      });
      const fit = (Math.max(0, ...lines.map(({ said }) => said)) + matchedShare(words, whole)) / 2;
      const rank =
        Math.max(0, ...lines.map(({ rank }) => rank)) +
        BONUS.named * matchedShare(words, names) +
        (BONUS.score * (found.score ?? best)) / best;
      return { found, fit, rank };
    })
    .sort((left, right) => right.rank - left.rank);
};
