import type { LedgerExperiment } from "../schema.ts";

export type Figures = LedgerExperiment["figures"];
type Figure = Figures[number];

/** Figures that share an axis: those of one unit, but CPU apart from other times, and yes or no apart from counts. */
export const inGroups = (figures: Figures): Figures[] => {
  const facts = factsIn(figures);
  const kindOf = ({ id, unit }: Figure): string => {
    if (unit === "micros" && /^(all)?cpu(:|$)/i.test(id)) return "cpu";
    return facts.has(id) ? "facts" : unit;
  };
  return [...Map.groupBy(figures, kindOf).values()];
};

/** Fewer alike may be small counts. */
const FEWEST_FACTS = 4;

/** Counts that can only be 0 or 1, such as `http:curl`: in a family of several, none is anything else. */
const factsIn = (figures: Figures): ReadonlySet<string> => {
  const families = Map.groupBy(
    figures.filter(({ id, unit }) => unit === "count" && id.includes(":")),
    ({ id }) => id.split(":")[0],
  );
  const isFact = ({ measured: { value } }: Figure): boolean => value === 0 || value === 1;
  return new Set(
    [...families.values()]
      .filter((family) => family.length >= FEWEST_FACTS && family.every(isFact))
      .flatMap((family) => family.map(({ id }) => id)),
  );
};
