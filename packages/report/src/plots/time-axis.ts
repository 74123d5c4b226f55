import type { ScaleOptions } from "@observablehq/plot";

export type Domain = readonly [number, number];

/** Ticks of a logarithmic time axis: powers of ten, with 2s and 5s in between if the range is short. */
const timeTicks = ([least, most]: Domain): number[] => {
  const steps = most / least < 60 ? [1, 2, 5] : [1];
  const [first, last] = [Math.floor(Math.log10(least)), Math.ceil(Math.log10(most))];
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index))
    .flatMap((power) => steps.map((step) => Number((step * power).toPrecision(1))))
    .filter((tick) => tick >= least && tick <= most);
};

const TICK_WIDTH = 60;

/**
 * A logarithmic time axis; a narrow plot shows only every second tick.
 * @param format formats a time in the unit of the domain
 */
export const timeAxis = (domain: Domain, width: number, format: (time: number) => string): ScaleOptions => ({
  type: "log",
  domain: [...domain],
  ticks: timeTicks(domain).filter((_tick, index, { length }) => length <= width / TICK_WIDTH || index % 2 === 0),
  tickFormat: format,
  label: null,
  grid: true,
});
