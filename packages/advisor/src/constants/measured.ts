import type { Constant, Constants } from "./constants.ts";
import { CONSTANT_IDS, type ConstantId, DEFINITIONS, type Definition, type Figures } from "./definitions.ts";
import type { MeasuredExperiment, MeasuredLedger } from "./ledger.ts";

/** Thrown for a figure that the experiment did not measure. */
class MissingFigure extends Error {}

/** The constants that a ledger's experiments measured; void experiments are ignored. */
export const measuredConstants = (
  ledger: MeasuredLedger,
  kind: "measured" | "reference",
  file: string | null,
): Partial<Constants> =>
  Object.fromEntries(
    CONSTANT_IDS.flatMap((id) => {
      const definition: Definition = DEFINITIONS[id];
      const experiment = ledger.experiments.find((candidate) => candidate.id === definition.experiment);
      const read = experiment?.outcome === "measured" ? readConstant(definition, experiment) : undefined;
      if (!read) return [];
      const { experiment: name, figures, unit } = definition;
      const { startedAt, mode, machine } = ledger;
      const source = {
        kind,
        startedAt,
        mode,
        machine: `${machine.cpu}, ${machine.cores} cores`,
        experiment: name,
        figures: [...figures],
        file,
      };
      return [[id, { ...read, unit, source }] satisfies [ConstantId, Constant]];
    }),
  );

const readConstant = (
  { read, figures }: Definition,
  { starts, figures: measured }: MeasuredExperiment,
): Pick<Constant, "value" | "low" | "high"> | undefined => {
  const figure = (id: string) => measured.find((candidate) => candidate.id === id)?.measured;
  try {
    const value = read(figuresOf((id) => figure(id)?.value));
    const [only] = figures;
    const single = figures.length === 1 && only !== undefined ? figure(only) : undefined;
    const ends = single
      ? [single.low ?? value, single.high ?? value]
      : starts.map((start) => read(figuresOf((id) => start[id])));
    return { value, low: Math.min(value, ...ends), high: Math.max(value, ...ends) };
  } catch (error) {
    if (error instanceof MissingFigure) return undefined;
    throw error;
  }
};

const figuresOf =
  (find: (id: string) => number | undefined): Figures =>
  (id) => {
    const value = find(id);
    if (value === undefined) throw new MissingFigure(id);
    return value;
  };
