import { type AdviceCase, adviceCase, CASE_FIELDS, type CaseField, messages } from "@twinhost/advisor";
import { z } from "zod";

interface AmountInput {
  readonly kind: "amount";
  readonly field: CaseField;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** Whether the field may be empty. */
  readonly isOptional: boolean;
}

interface ChoiceInput {
  readonly kind: "choice" | "choices";
  readonly field: CaseField;
  readonly options: readonly string[];
}

/** One input of the form. */
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

/** The form's inputs, derived from the schema of a case. */
export const CASE_INPUTS: readonly CaseInput[] = CASE_FIELDS.map(inputOf);

/** The case with one answer changed; undefined if the answer is invalid. */
export const withAnswer = (given: AdviceCase, field: CaseField, answer: unknown): AdviceCase | undefined =>
  adviceCase.safeParse({ ...given, [field]: answer }).data;
