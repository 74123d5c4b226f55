import type { AdviceCase } from "./case.ts";
import type { Constants } from "./constants/constants.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { type Decision, decide, isOverHttp, isSameAnswer } from "./decide.ts";
import { needsServer } from "./needs-server.ts";

export const CONFIDENCE_LEVELS = ["low", "medium", "high"] as const;

export const CONFIDENCE_REASONS = [
  "clear-margin",
  "some-margin",
  "small-margin",
  "only-http-reaches-all",
  "other-side-ruled-out",
  "intervals-change-it",
  "no-transport-meets-budget",
  "reference-figures",
  "quick-figures",
] as const;

export interface Confidence {
  readonly level: (typeof CONFIDENCE_LEVELS)[number];
  readonly because: (typeof CONFIDENCE_REASONS)[number][];
}

const MARGINS = ["small-margin", "some-margin", "clear-margin"] as const;
const CLEAR = 3;
const SOME = 2;

/** Constants that measure stdio; the others measure HTTP, or neither. */
const IS_STDIO = /stdio|pool|child|swap|restart/i;

/** Constants for which higher is better; for the others, lower is. */
const IS_BETTER_HIGH = /^callsPer/;

/** Takes the favoured side's figures at the best end of their intervals, and the other side's at the worst end. */
const skewed =
  (constants: Constants, favoured: "http" | "stdio") =>
  (id: ConstantId): number =>
    constants[id][(IS_STDIO.test(id) === (favoured === "stdio")) === IS_BETTER_HIGH.test(id) ? "high" : "low"];

/** How sure an answer is: by the margin of the criteria, and by whether the figures' intervals allow another answer. */
export const confidenceOf = (given: AdviceCase, constants: Constants, decision: Decision): Confidence => {
  const { answer, score, meetsBudget, ruledOut } = decision;
  const onlyHttp = needsServer(given) && isOverHttp(answer);
  const margin = Math.abs(score) + (onlyHttp ? 1 : 0);
  const flips = (["http", "stdio"] as const).some(
    (favoured) => !isSameAnswer(decide({ given, k: skewed(constants, favoured) }).answer, answer),
  );
  const byMargin = ruledOut === "other-side" || margin >= CLEAR ? 2 : margin >= SOME ? 1 : 0;
  const level = meetsBudget ? Math.max(0, byMargin - (flips ? 1 : 0)) : 0;
  const sources = Object.values(constants).map(({ source }) => source);
  return {
    level: CONFIDENCE_LEVELS[level] ?? "low",
    because: [
      ruledOut === "other-side" ? "other-side-ruled-out" : MARGINS[byMargin],
      ...(onlyHttp ? (["only-http-reaches-all"] as const) : []),
      ...(flips ? (["intervals-change-it"] as const) : []),
      ...(meetsBudget ? [] : (["no-transport-meets-budget"] as const)),
      ...(sources.some(({ kind }) => kind === "reference") ? (["reference-figures"] as const) : []),
      ...(sources.some(({ mode }) => mode === "quick") ? (["quick-figures"] as const) : []),
    ],
  };
};
