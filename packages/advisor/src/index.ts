export { type Advice, advice } from "./advice.ts";
export { advise } from "./advise.ts";
export { CAPACITY_FIELDS, type CapacityRow, capacity, type Need, type Prices } from "./capacity/capacity.ts";
export { renderCapacity } from "./capacity/render-capacity.ts";
export {
  type AdviceCase,
  adviceCase,
  CASE_FIELDS,
  type CaseField,
  DEFAULT_CASE,
  isCounted,
  TRANSPORTS,
  type Transport,
  withImpliedKind,
} from "./case.ts";
export { answersOf, decodeCase, encodeCase, parseAnswer } from "./case-link.ts";
export type { Constant, Constants } from "./constants/constants.ts";
export { CONSTANT_IDS, type ConstantId } from "./constants/definitions.ts";
export { constantsFrom } from "./constants/from-ledger.ts";
export type { MeasuredExperiment, MeasuredLedger } from "./constants/ledger.ts";
export { referenceConstants } from "./constants/reference.ts";
export { COST_IDS, COST_MODEL, type CostId } from "./cost-model/cost-model.ts";
export { CRITERION_IDS, type CriterionId } from "./criteria/criterion.ts";
export type { Crossover } from "./crossovers.ts";
export type { Answer } from "./decide.ts";
export type { AdviceMessages } from "./messages/messages.ts";
export { type AdviceText, adviceText, type Language, messages } from "./render/advice-text.ts";
export { renderAdviceMarkdown } from "./render/markdown.ts";
export { renderAdviceText } from "./render/text.ts";
