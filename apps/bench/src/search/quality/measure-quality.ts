import { mean } from "simple-statistics";
import { DEPTH, ndcg, recall } from "./metrics.ts";
import { QUESTION_GROUPS, type QualityRow, type QuestionGroup } from "./quality-report.ts";
import type { Question } from "./questions.ts";

/** A question and the search results for it. */
export interface JudgedAnswer {
  readonly question: Question;
  readonly found: readonly string[];
}

/** Asks all questions. @param search returns the paths of the documents found, best first */
export const askQuestions = async (
  questions: readonly Question[],
  search: (query: string, limit: number) => Promise<readonly string[]>,
): Promise<JudgedAnswer[]> => {
  const answers: JudgedAnswer[] = [];
  for (const question of questions) answers.push({ question, found: await search(question.query, DEPTH) });
  return answers;
};

/** Average quality of the answers for each group of questions. */
export const judgeAnswers = (answers: readonly JudgedAnswer[]): QualityRow["groups"] =>
  Object.fromEntries(
    QUESTION_GROUPS.map((group) => {
      const part = answers.filter(({ question }) => isOf(group, question));
      const average = (measure: typeof ndcg): number =>
        part.length === 0 ? 0 : mean(part.map(({ question, found }) => measure(found, question.grades)));
      return [group, { questions: part.length, ndcg: average(ndcg), recall: average(recall) }];
    }),
  ) as QualityRow["groups"];

const isOf = (group: QuestionGroup, { language, isHeldOut }: Question): boolean =>
  group === "all" || (group === "heldOut" ? isHeldOut : language === group);
