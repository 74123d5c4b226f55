import { InvalidArgumentError } from "commander";

/** Argument parser for commander: a whole number from `from` on. */
export const wholeNumber = (from: number) => (text: string) => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= 2 ** 31 - 1) return number;
  throw new InvalidArgumentError(`Must be a whole number from ${from}.`);
};
