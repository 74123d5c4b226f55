import { type AdviceCase, adviceCase, CASE_FIELDS, type CaseField, messages } from "@twinhost/advisor";
import { z } from "zod";

interface AmountInput {
  readonly kind: "amount";
  readonly field: CaseField;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** Whether nothing may stand there. */
  readonly isOptional: boolean;
}

interface ChoiceInput {
  readonly kind: "choice" | "choices";
  readonly field: CaseField;
  readonly options: readonly string[];
}

/** One answer of a case as the form asks for it. */
export type CaseInput = AmountInput | ChoiceInput;

const choices = messages.en.choices as Readonly<Partial<Record<CaseField, Readonly<Record<string, string>>>>>;

const inputOf = (field: CaseField): CaseInput => {
  const options = choices[field];
  const schema = z.toJSONSchema(adviceCase.shape[field]);
  if (options) return { kind: schema.type === "array" ? "choices" : "choice", field, options: Object.keys(options) };
  const number = schema.anyOf?.find(({ type }) => type !== "null") ?? schema;
  return {
    kind: "amount",
    field,
    least: number.minimum ?? 0,
    most: number.maximum ?? Number.MAX_SAFE_INTEGER,
    isWhole: number.type === "integer",
    isOptional: schema.anyOf !== undefined,
  };
};

/** The form, as the case's schema has it. */
export const CASE_INPUTS: readonly CaseInput[] = CASE_FIELDS.map(inputOf);

/** A case with another answer; undefined where the answer does not fit. */
export const withAnswer = (given: AdviceCase, field: CaseField, answer: unknown): AdviceCase | undefined =>
  adviceCase.safeParse({ ...given, [field]: answer }).data;
