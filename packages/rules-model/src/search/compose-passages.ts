import type { z } from "zod";
import type { AnswerLanguage } from "../language.ts";
import { readAnswerKind } from "./answer-kind.ts";
import { quotePassage } from "./quote-passage.ts";
import { type Found, rankPassages, type searchPage, textOf, wholeText } from "./rank-passages.ts";
import { withoutSynonyms } from "./synonyms.ts";
import { readText } from "./text-words.ts";
import { topicWords } from "./topic-words.ts";
import { matchedShare, type WeightedWord, weighWords } from "./word-match.ts";

/** Below this share of the question, a passage contains its words by chance. */
const LEAST_FIT = 0.2;
/** Below this share, a passage may be about something else. */
const CLEAR_FIT = 0.38;
/** Number of further documents that are named. */
const MORE = 2;

const TEXTS = {
  en: {
    nothing: "I found nothing in the documents that answers this.",
    nearest: (title: string) => `The nearest document is ${title}.`,
    best: (total: number) => `The best match, out of ${total} matching ${total === 1 ? "document" : "documents"}:`,
    weak: "This may not answer the question; it is the nearest that I found:",
    more: "See also:",
  },
  ko: {
    nothing: "문서에서 이 질문에 답하는 내용을 찾지 못했습니다.",
    nearest: (title: string) => `가장 가까운 문서: ${title}`,
    best: (total: number) =>
      total === 1 ? "문서 1건에서 찾은 부분입니다." : `문서 ${total}건 가운데 가장 잘 맞는 부분입니다.`,
    weak: "질문에 대한 답이 아닐 수 있지만, 가장 가까운 부분입니다.",
    more: "함께 볼 부분:",
  },
} as const satisfies Record<AnswerLanguage, unknown>;

/** Quotes the best passage, with a caveat if it fits poorly, and names the next ones; quotes nothing if none fits. */
export const composePassages = (
  { results, total }: z.output<typeof searchPage>,
  { question, language }: { question: string; language: AnswerLanguage },
): string => {
  const texts = TEXTS[language];
  const words = weighWords(withoutSynonyms(topicWords(question)), results.map(wholeText));
  const [best, ...others] = rankPassages(results, words, readAnswerKind(question));
  if (!best) return texts.nothing;
  const { found, fit } = best;
  if (fit < LEAST_FIT) return `${texts.nothing} ${texts.nearest(sourceOf(found))}`;
  const more = others
    .map((other) => other.found)
    .filter(({ uri }, index, all) => uri !== found.uri && all.findIndex((other) => other.uri === uri) === index)
    .slice(0, MORE)
    .map((other) => `- ${sourceOf(other)}: ${oneLine(other.snippet)}`);
  return [
    fit < CLEAR_FIT ? texts.weak : texts.best(total),
    `${quotePassage(bestPart(oneLineOrSection(found), words))}\n\n— ${sourceOf(found)}`,
    ...(more.length > 0 ? [`${texts.more}\n\n${more.join("\n")}`] : []),
  ].join("\n\n");
};

/** The part of a passage with several short sections that answers best. */
const bestPart = (section: string, words: readonly WeightedWord[]): string => {
  const parts = section.split(/\n(?=\*\*.+\*\*\n)/u);
  const shares = parts.map((part) => matchedShare(words, readText(part)));
  return parts[shares.indexOf(Math.max(...shares))] ?? section;
};

const oneLineOrSection = (found: Found): string => found.section ?? oneLine(textOf(found));
const sourceOf = ({ title, uri }: Found): string => `${title} (${uri})`;
/** Removes the search's highlight marks, which can be in the middle of a word. */
const oneLine = (snippet: string): string =>
  snippet.replaceAll(/\s*\n\s*/gu, " ").replaceAll(/\*\*(?=\S)(.+?)(?<=\S)\*\*/gu, "$1");
