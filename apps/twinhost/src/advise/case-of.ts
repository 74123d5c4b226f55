import {
  type AdviceCase,
  adviceCase,
  CAPACITY_FIELDS,
  CASE_FIELDS,
  type CaseField,
  isCounted,
  withImpliedKind,
} from "@twinhost/advisor";
import { flagOf } from "./flags.ts";

/** An answer that has no effect, given the others. */
export class IdleAnswer extends Error {}

/** The case of some answers; an index alone implies an engine. @throws IdleAnswer if a given one would not count */
export const caseFrom = (answers: Partial<AdviceCase>): AdviceCase => {
  const given = adviceCase.parse(withImpliedKind(answers));
  const [idle] = CASE_FIELDS.filter((field) => !isCounted(field, given) && answers[field]);
  if (idle)
    throw new IdleAnswer(`${flagOf(idle)} counts only with ${flagOf("toolKind")} engine, not ${given.toolKind}`);
  return given;
};

/** Refuses answers that the table of needs does not depend on. */
export const checkNeeds = (flags: Partial<AdviceCase>, given: AdviceCase): void => {
  if (flags.toolMs !== undefined && given.toolKind === "io")
    throw new IdleAnswer(
      `with --capacity, ${flagOf("toolMs")} counts only with ${flagOf("toolKind")} cpu or engine: waiting takes no core`,
    );
};

/** The answers that the table of needs does not depend on; the LLM servers are its rows. */
export const IDLE_IN_NEEDS: readonly CaseField[] = CASE_FIELDS.filter((field) => !CAPACITY_FIELDS.includes(field));
