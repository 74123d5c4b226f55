import { z } from "zod";
import type { AnswerLanguage } from "../language.ts";
import { readAnswerKind } from "./answer-kind.ts";
import { withoutSynonyms } from "./synonyms.ts";
import { topicWords } from "./topic-words.ts";
import { matchedShare, type WeightedWord, weighWords } from "./word-match.ts";

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

type Page = z.output<typeof searchPage>;
type Found = Page["results"][number];

/** A passage with less of the question's words than this answers it by chance. */
const WEAK_SHARE = 0.5;
/** How much more a line counts that holds the kind of thing that was asked for. */
const ANSWERING = 1.6;
/** How many more passages are named beside the one quoted. */
const MORE = 2;
const MAX_QUOTED = 4_000;

const TEXTS = {
  en: {
    nothing: "I found nothing about that in the documents. Try other words.",
    weak: "I found nothing that clearly answers that in the documents. The nearest passage:",
    best: (total: number) => `The best match, out of ${total} matching ${total === 1 ? "document" : "documents"}:`,
    more: "See also:",
  },
  ko: {
    nothing: "문서에서 찾지 못했습니다. 다른 말로 물어봐 주세요.",
    weak: "문서에서 딱 맞는 내용을 찾지 못했습니다. 가장 가까운 부분입니다.",
    best: (total: number) => `문서 ${total}건 가운데 가장 잘 맞는 부분입니다.`,
    more: "함께 볼 부분:",
  },
} as const satisfies Record<AnswerLanguage, unknown>;

/** Quotes the passage that answers best as a whole, names the next ones, and says so when none fits well. */
export const composePassages = (
  { results, total }: Page,
  { query, question, language }: { query: string; question: string; language: AnswerLanguage },
): string => {
  const texts = TEXTS[language];
  const words = weighWords(withoutSynonyms(topicWords(query)), results.map(wholeText));
  const [best, ...others] = ranked(results, words, readAnswerKind(question));
  if (!best) return texts.nothing;
  const { found, share } = best;
  const more = others.slice(0, MORE).map(({ found }) => `- ${sourceOf(found)}: ${oneLine(found.snippet)}`);
  return [
    share < WEAK_SHARE ? texts.weak : texts.best(total),
    `${quoted(bestPart(found.section ?? oneLine(found.snippet), words))}\n\n— ${sourceOf(found)}`,
    ...(more.length > 0 ? [`${texts.more}\n\n${more.join("\n")}`] : []),
  ].join("\n\n");
};

const namesOf = ({ title, uri, section }: Found): string => `${title}\n${uri}\n${headingOf(section)}`;
const wholeText = (found: Found): string => `${namesOf(found)}\n${found.section ?? found.snippet}`;

/**
 * The passages with most of the question's words first; before others those whose title and heading say them, and those
 * that say them in one line, as a row of a table does: the search counts a word that stands often for more than two words.
 */
const ranked = (results: readonly Found[], words: readonly WeightedWord[], answers: (line: string) => boolean) => {
  const best = Math.max(...results.map(({ score = 1 }) => score));
  return results
    .map((found) => {
      const share = matchedShare(words, wholeText(found));
      const named = matchedShare(words, namesOf(found));
      const lines = (found.section ?? found.snippet).split("\n");
      const inOneLine = Math.max(...lines.map((line) => matchedShare(words, line) * (answers(line) ? ANSWERING : 1)));
      return { found, share, rank: 2 * share + named + inOneLine + (found.score ?? best) / best };
    })
    .sort((left, right) => right.rank - left.rank);
};

/** A passage of several short sections: the one that answers. */
const bestPart = (section: string, words: readonly WeightedWord[]): string => {
  const parts = section.split(/\n(?=\*\*.+\*\*\n)/u);
  const shares = parts.map((part) => matchedShare(words, part));
  return parts[shares.indexOf(Math.max(...shares))] ?? section;
};

const headingOf = (section = ""): string => /^\*\*.+\*\*$/mu.exec(section)?.[0] ?? "";
const sourceOf = ({ title, uri }: Found): string => `${title} (${uri})`;
const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/gu, " ");

const TABLE_OR_CODE = /^(?:```|~~~~|\||- )/u;

/** A passage as a Markdown quotation: blocks apart, tables and code as they are. */
const quoted = (passage: string): string => {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of passage.slice(0, MAX_QUOTED).split("\n")) {
    const previous = lines.at(-1);
    const isSameBlock = previous?.slice(0, 1) === line.slice(0, 1) && TABLE_OR_CODE.test(line);
    const mark = /^(?:```|~~~~)/u.exec(line)?.[0];
    if (
      !fence &&
      previous !== undefined &&
      !isSameBlock &&
      (mark || TABLE_OR_CODE.test(line) !== TABLE_OR_CODE.test(previous))
    )
      lines.push("");
    lines.push(line);
    if (mark) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
  }
  if (fence) lines.push(fence);
  return lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
};
