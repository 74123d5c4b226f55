import type { Answered } from "./answer-question.ts";
import type { BuiltinQuestion } from "./question.ts";

const NO_ANSWER = /^(?:I found nothing|문서에서 이 질문에 답하는 내용을 찾지 못했습니다)/u;
const WEAK_ANSWER = /^(?:This may not answer|질문에 대한 답이 아닐 수 있지만)/u;

/** The stated figure; undefined if there is none. */
export const figureIn = ({ tool, output }: Answered): number | undefined =>
  tool === "calculate" && output ? Number(output.value ?? Number.parseFloat(String(output.result))) : undefined;

export const isFigureRight = (figure: number, value: number | undefined): boolean =>
  value !== undefined && Math.abs(figure - value) <= 1e-6 * Math.max(1, Math.abs(value));

/** The passage quoted first. */
const firstPassage = (text: string): string => /^> [\s\S]*?(?=\n\n—)/mu.exec(text)?.[0] ?? "";

/** Whether an answer is correct, and comes first. */
export const isRight = (question: BuiltinQuestion, answered: Answered): boolean => {
  const { text, tool } = answered;
  const figure = figureIn(answered);
  if (question.value !== undefined)
    return figure === undefined ? question.mayDecline === true : isFigureRight(figure, question.value);
  if (tool !== question.tool) return false;
  if (question.noAnswer) return NO_ANSWER.test(text) || WEAK_ANSWER.test(text);
  if (question.passage !== undefined) return !NO_ANSWER.test(text) && firstPassage(text).includes(question.passage);
  return Object.entries(question.arguments ?? {}).every(([name, value]) => answered.arguments[name] === value);
};
