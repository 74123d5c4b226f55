import type { Advice } from "../advice.ts";
import { poolSize, toolServers } from "../cost-model/capacity.ts";
import { isOverHttp } from "../decide.ts";
import type { AdviceMessages, AnswerReasons } from "../messages/messages.ts";
import { show } from "../messages/show.ts";
import { withUnit } from "./shown.ts";

/** Most criteria that the answer names. */
const DECIDERS_AT_MOST = 3;

/** The answer in two sentences: what to run, and why. */
export const answerOf = (advice: Advice, words: AdviceMessages): [string, string] => {
  const { answer, case: given, constants } = advice;
  const inputs = { given, k: (id: keyof typeof constants) => constants[id].value };
  const verdict = words.verdict(answer, given, { pool: poolSize(inputs), toolServers: toolServers(inputs) });
  const first = missesBudget(advice)
    ? words.overBudget(verdict, withUnit("latencyBudgetMs", given.latencyBudgetMs ?? 0, words))
    : advice.matters
      ? verdict
      : words.hardly(verdict);
  return [first, words.because(reasonsOf(advice, words))];
};

const missesBudget = ({ confidence }: Advice): boolean => confidence.because.includes("no-transport-meets-budget");

const reasonsOf = (advice: Advice, words: AdviceMessages): AnswerReasons => {
  const { answer, latency } = advice;
  return {
    transport: answer.llmServers,
    overruled: overruledOf(advice, words),
    deciders: decidersOf(advice, words),
    budget: budgetOf(advice, words),
    added: show("micros", latency.addedP50Micros),
    network: latency.networkMicros > 0 ? show("micros", latency.networkMicros) : null,
    share: show("share", latency.share),
    matters: latency.matters,
  };
};

/** The criteria in favour of the answer, the strongest first. */
const decidersOf = ({ answer, criteria }: Advice, words: AdviceMessages): string[] => {
  const side = isOverHttp(answer) ? "http" : "stdio";
  const sides = answer.transport === "mix" ? ["http", "stdio"] : [side];
  return criteria
    .filter(({ tips }) => sides.includes(tips))
    .sort((left, right) => right.strength - left.strength)
    .slice(0, DECIDERS_AT_MOST)
    .map(({ id, claims }) => words.withMore(words.criteria[id].name, words.claims(claims)));
};

/** The budget is left out here: it has its own sentence. */
const overruledOf = ({ overruled }: Advice, words: AdviceMessages): AnswerReasons["overruled"] => {
  const blocks = overruled?.blockedBy.filter((block) => block !== "budget") ?? [];
  if (!overruled || blocks.length === 0) return null;
  return { transport: overruled.transport, reasons: blocks.map((block) => words.blocks[block]) };
};

const budgetOf = (advice: Advice, words: AdviceMessages): AnswerReasons["budget"] => {
  const { latencyBudgetMs } = advice.case;
  const { addedP99Micros, withoutBudget } = advice.latency;
  if (latencyBudgetMs === null) return null;
  return {
    allowed: withUnit("latencyBudgetMs", latencyBudgetMs, words),
    p99: show("micros", addedP99Micros),
    isKept: !missesBudget(advice),
    instead: withoutBudget && {
      transport: withoutBudget.answer.llmServers,
      p99: show("micros", withoutBudget.addedP99Micros),
    },
  };
};
