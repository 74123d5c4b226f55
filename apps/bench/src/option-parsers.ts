import { InvalidArgumentError } from "commander";
import { builtHosts, createCatalog } from "./arms/catalog.ts";

/** Parses a comma-separated list and removes duplicates. */
export const listOf =
  <Name extends string>(what: string, allowed: readonly Name[]) =>
  (text: string): Name[] => {
    const names = text.split(",").map((name) => name.trim());
    const unknown = names.filter((name) => !(allowed as readonly string[]).includes(name));
    if (unknown.length > 0)
      throw new InvalidArgumentError(
        `There is no ${what} "${unknown.join('", "')}". The ${what}s are ${allowed.join(", ")}.`,
      );
    return [...new Set(names)] as Name[];
  };

export const countOf = (text: string): number => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError("It must be an integer from 1 to 100.");
  return count;
};

export const priceOf = (text: string): number => {
  const price = Number(text);
  if (!(price > 0 && price <= 1e6)) throw new InvalidArgumentError("It must be a number above 0, such as 0.04.");
  return price;
};

export const rowOf = (text: string): string => {
  const rows = createCatalog(builtHosts, "").map(({ row }) => row);
  if (!rows.includes(text))
    throw new InvalidArgumentError(`There is no arm "${text}". The arms are ${rows.join(", ")}.`);
  return text;
};

/** Numbers of documents, such as 10k or 1m. */
export const sizesOf = (text: string): number[] => {
  const sizes = text.split(",").map((size) => {
    const { digits = "", unit = "" } = /^ *(?<digits>\d+)(?<unit>[km]?) *$/i.exec(size)?.groups ?? {};
    const documents = Number(digits) * ({ k: 1_000, m: 1_000_000 }[unit.toLowerCase()] ?? 1);
    if (documents < 100 || documents > 10_000_000)
      throw new InvalidArgumentError("Sizes are numbers of documents from 100 to 10m, as in 10k,100k,1m.");
    return documents;
  });
  return [...new Set(sizes)];
};
