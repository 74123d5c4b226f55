import type { Advice } from "../advice.ts";
import type { ConstantId } from "../constants/definitions.ts";
import type { AmountField } from "../crossovers.ts";
import type { AdviceMessages } from "../messages/messages.ts";
import { digits, show } from "../messages/show.ts";

/** A value with its unit: "20 ms". */
export const withUnit = (field: AmountField, value: number, words: AdviceMessages): string =>
  `${digits(value)}${words.units[field]}`;

/** A row of the cost table. */
export const costOf = (advice: Advice, id: Advice["costs"][number]["id"]): Advice["costs"][number] => {
  const cost = advice.costs.find((candidate) => candidate.id === id);
  if (!cost) throw new Error(`an advice without ${id}`);
  return cost;
};

/** A constant in its unit. */
export const constantOf = ({ constants }: Advice, id: ConstantId, { times }: AdviceMessages): string =>
  show(constants[id].unit, constants[id].value, times);
