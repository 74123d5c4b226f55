import { isServer } from "./case.ts";
import { COST_MODEL } from "./cost-model/cost-model.ts";
import type { Inputs } from "./cost-model/inputs.ts";
import { networkMicros } from "./cost-model/latency.ts";
import { type Answer, type Decision, decide, isSameAnswer } from "./decide.ts";

/** Why latency matters in a case. */
export const LATENCY_REASONS = ["budget", "criterion", "share"] as const;

/** What the chosen transport adds to the calls of the LLM servers, and whether that matters. */
export interface LatencyFacts {
  readonly addedP50Micros: number;
  readonly addedP99Micros: number;
  /** The part of both that the round trip and the payload take. */
  readonly networkMicros: number;
  /** The share of a question's time that it takes. */
  readonly share: number;
  readonly matters: boolean;
  readonly because: (typeof LATENCY_REASONS)[number][];
  /** The answer without the latency budget, and what it would add; null if the budget changes nothing. */
  readonly withoutBudget: { readonly answer: Answer; readonly addedP99Micros: number } | null;
}

/** The share of a question's time from which a transport's latency matters. */
const SHARE_MATTERS = 0.01;

/** How latency bears on a decision. */
export const latencyOf = (inputs: Inputs, { answer, weights, meetsBudget }: Decision): LatencyFacts => {
  const { llmServers: transport } = answer;
  const { addedP50Micros, addedP99Micros, chatShare } = COST_MODEL;
  const withoutBudget = answerWithoutBudget(inputs, answer);
  const share = chatShare.over[transport].compute(inputs);
  const isCriterion = weights.some(({ criterion, weight }) => criterion.id === "fast-responses" && weight.points < 0);
  const because = [
    ...(withoutBudget || !meetsBudget ? (["budget"] as const) : []),
    ...(isCriterion && !isServer(transport) ? (["criterion"] as const) : []),
    ...(share >= SHARE_MATTERS ? (["share"] as const) : []),
  ];
  return {
    addedP50Micros: addedP50Micros.over[transport].compute(inputs),
    addedP99Micros: addedP99Micros.over[transport].compute(inputs),
    networkMicros: isServer(transport) ? networkMicros(inputs.given) : 0,
    share,
    matters: because.length > 0,
    because,
    withoutBudget: withoutBudget && {
      answer: withoutBudget,
      addedP99Micros: addedP99Micros.over[withoutBudget.llmServers].compute(inputs),
    },
  };
};

const answerWithoutBudget = ({ given, k }: Inputs, answer: Answer): Answer | null => {
  if (given.latencyBudgetMs === null) return null;
  const other = decide({ given: { ...given, latencyBudgetMs: null }, k }).answer;
  return isSameAnswer(other, answer) ? null : other;
};
