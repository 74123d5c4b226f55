import { type Advice, advice } from "./advice.ts";
import { type AdviceCase, onlyCounted, TRANSPORTS } from "./case.ts";
import { findOtherChoices } from "./choices.ts";
import { confidenceOf } from "./confidence.ts";
import type { Constants } from "./constants/constants.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { COST_IDS, COST_MODEL, type CostId } from "./cost-model/cost-model.ts";
import type { Cost, Inputs } from "./cost-model/inputs.ts";
import type { Criterion, Weight } from "./criteria/criterion.ts";
import { findCrossovers } from "./crossovers.ts";
import { type Decision, decide, isSameAnswer } from "./decide.ts";
import { latencyOf } from "./latency-facts.ts";
import { needsServer } from "./needs-server.ts";
import { setUpOf } from "./set-up.ts";
import { toDoOf } from "./to-do.ts";

/**
 * The advisor's answer for a case, computed from measured figures.
 * @example
 * const { answer } = advise(adviceCase.parse({ llmServers: 3, otherCallers: ["outsiders"] }), referenceConstants);
 */
export const advise = (asked: AdviceCase, constants: Constants): Advice => {
  const given = onlyCounted(asked);
  const k = (id: ConstantId): number => constants[id].value;
  const inputs: Inputs = { given, k };
  const decision = decide(inputs);
  const { answer, score, blocks } = decision;
  const latency = latencyOf(inputs, decision);
  return advice.parse({
    schemaVersion: 1,
    case: given,
    answer,
    score,
    matters: mattersIn(decision) || needsServer(given) || latency.withoutBudget !== null,
    latency,
    overruled: overruledBy(decision),
    confidence: confidenceOf(given, constants, decision),
    transports: TRANSPORTS.map((transport) => ({
      transport,
      blockedBy: [...blocks[transport]],
      setUp: setUpOf(inputs, transport),
    })),
    costs: COST_IDS.map((id) => costOf(id, inputs)),
    criteria: decision.weights.map(({ criterion, weight }) => ({
      ...criterionOf(criterion, weight),
      decides: !isSameAnswer(decide(inputs, criterion.id).answer, answer),
    })),
    crossovers: findCrossovers(given, k),
    otherChoices: findOtherChoices(given, k),
    toDo: toDoOf(inputs, answer),
    constants,
  });
};

/** Strong reasons that cancel out still matter. */
const mattersIn = ({ score, ruledOut, weights }: Decision): boolean =>
  Math.abs(score) > 1 || ruledOut !== null || weights.some(({ weight }) => Math.abs(weight.points) > 1);

/** What the criteria prefer, if something rules it out. */
const overruledBy = ({ preferred, answer, blocks }: Decision): Advice["overruled"] =>
  preferred === answer.llmServers ? null : { transport: preferred, blockedBy: [...blocks[preferred]] };

const costOf = (id: CostId, { given, k }: Inputs): Advice["costs"][number] => {
  const cost: Cost = COST_MODEL[id];
  const figures = TRANSPORTS.map((transport) => {
    const { formula, compute } = cost.over[transport];
    const used = new Set<ConstantId>();
    const recorded = (constant: ConstantId): number => {
      used.add(constant);
      return k(constant);
    };
    const value = compute({ given, k: recorded });
    return [transport, { value: Number.isFinite(value) ? value : null, formula, constants: [...used] }];
  });
  return { id, unit: cost.unit, transports: Object.fromEntries(figures) };
};

const criterionOf = (
  { id, claims, constants }: Criterion,
  { points, values }: Weight,
): Omit<Advice["criteria"][number], "decides"> => ({
  id,
  guide: { en: `docs/en/criteria-${id}.md`, ko: `docs/ko/criteria-${id}.md` },
  tips: points === 0 ? "neither" : points > 0 ? "http" : "stdio",
  strength: Math.abs(points),
  claims: [...claims],
  values,
  constants: [...constants],
});
