import { InvalidArgumentError } from "commander";

/** For commander: a whole number that is not too small. */
export const wholeNumber = (from: number) => (text: string) => {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= 2 ** 31 - 1) return number;
  throw new InvalidArgumentError(`Must be a whole number from ${from}.`);
};
