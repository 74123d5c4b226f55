import stringWidth from "string-width";
import type { Domain } from "../../plots/time-axis.ts";
import type { Unit } from "../schema.ts";
import { type FigureTexts, measureOf, showFigure, withDecimals } from "../show-figure.ts";

/** A position on an axis, and what is written there. */
interface Tick {
  readonly at: number;
  readonly label: string;
}

interface TickOptions {
  readonly unit: Unit;
  readonly domain: Domain;
  /** Pixels from the start of the axis. */
  readonly pixel: (at: number) => number;
  /** Fractions would make no sense. */
  readonly isWhole: boolean;
  readonly texts: FigureTexts;
}

const LETTER_WIDTH = 7.5;
const GAP = 14;
const LEAST_DISTANCE = 44;

/** Ticks at round figures of one unit, with as many decimals as their step needs. */
export const linearTicks = ({ unit, domain, pixel, isWhole, texts }: TickOptions): Tick[] => {
  const [divisor, suffix] = measureOf(unit, Math.max(...domain.map(Math.abs)), texts);
  const [from, to] = domain.map((end) => end / divisor) as [number, number];
  const smallest = Math.floor(Math.log10(to - from)) - 2;
  const steps = [0, 1, 2, 3].flatMap((power) => [1, 2, 5].map((step) => step * 10 ** (smallest + power)));
  for (const step of steps) {
    if (isWhole && step < 1) continue;
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const [first, last] = [Math.ceil(from / step - 1e-9), Math.floor(to / step + 1e-9)];
    const ticks = Array.from({ length: last - first + 1 }, (_, index): Tick => {
      const amount = Number(((first + index) * step).toPrecision(12));
      return { at: amount * divisor, label: `${amount === 0 ? "0" : withDecimals(amount, decimals)}${suffix}` };
    });
    if (haveRoom(ticks, pixel)) return ticks;
  }
  return [];
};

/** Ticks at 1, 2 and 5 of each power of ten, or as many of them as there is room for; at 0 if the axis starts there. */
export const logarithmicTicks = ({ unit, domain: [least, most], pixel, isWhole, texts }: TickOptions): Tick[] => {
  const choices = [
    powersOf(unit).flatMap((power) => [1, 2, 5].map((times) => times * power)),
    ...[1, 2, 3, 4].map((each) => powersOf(unit).filter((_, index) => index % each === 0)),
  ];
  const fromZero = (ticks: readonly Tick[]): Tick[] => [
    { at: 0, label: `0${measureOf(unit, ticks[0]?.at ?? 1, texts)[1]}` },
    ...ticks,
  ];
  for (const choice of choices) {
    const ticks = choice
      .filter((at) => at > 0 && at >= least && at <= most && (!isWhole || Number.isInteger(at)))
      .map((at): Tick => ({ at, label: showFigure(unit, at, texts) }));
    const all = least === 0 ? fromZero(ticks.filter(({ at }) => pixel(at) >= LEAST_DISTANCE)) : ticks;
    if (haveRoom(all, pixel)) return all;
  }
  return [];
};

const THOUSAND = [1, 10, 100];
const POWERS = Array.from({ length: 24 }, (_, index) => Number(`1e${index - 12}`));
const POWERS_OF_BYTES = [1, 1_024, 1_024 ** 2].flatMap((unit) => THOUSAND.map((power) => power * unit));

const powersOf = (unit: Unit): readonly number[] => (unit === "bytes" ? POWERS_OF_BYTES : POWERS);

const haveRoom = (ticks: readonly Tick[], pixel: (at: number) => number): boolean =>
  ticks.every(({ at, label }, index) => {
    const before = ticks[index - 1];
    if (!before) return true;
    const letters = (stringWidth(before.label) + stringWidth(label)) / 2;
    return pixel(at) - pixel(before.at) >= Math.max(LEAST_DISTANCE, letters * LETTER_WIDTH + GAP);
  });
