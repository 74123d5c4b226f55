import type { ScaleOptions } from "@observablehq/plot";
import type { Domain } from "../../plots/time-axis.ts";
import type { Unit } from "../schema.ts";
import type { FigureTexts } from "../show-figure.ts";
import { linearTicks, logarithmicTicks } from "./ticks.ts";

/** From this ratio of largest to smallest, a linear axis would hide the small values. */
const LOGARITHMIC_FROM = 8;
/** The same for an axis that starts at 0, where a logarithm of what is next to 0 takes room. */
const WITH_ZERO_FROM = 30;

interface Axis {
  readonly unit: Unit;
  /** Figures and thresholds. */
  readonly points: readonly number[];
  /** Of intervals. */
  readonly ends: readonly number[];
  /** In pixels, without margins. */
  readonly width: number;
  readonly texts: FigureTexts;
}

/** Axis for figures of one unit: logarithmic if they span a wide range. */
export const scaleOf = (axis: Axis): ScaleOptions => {
  const { unit, points, width, texts } = axis;
  const { type, domain, constant } = shapeOf(axis);
  const transform = {
    linear: (at: number) => at,
    log: Math.log,
    symlog: (at: number) => Math.log1p(at / constant),
  }[type];
  const [first, last] = domain.map(transform) as [number, number];
  const pixel = (at: number): number => ((transform(at) - first) / (last - first)) * width;
  const isWhole = unit === "count" && points.every(Number.isInteger);
  const ticks = (type === "linear" ? linearTicks : logarithmicTicks)({ unit, domain, pixel, isWhole, texts });
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  return {
    type,
    domain: [...domain],
    ...(type === "symlog" && { constant }),
    // What is beyond the axis ends with it, such as the interval of a share beyond 100 %.
    clamp: true,
    ticks: ticks.map(({ at }) => at),
    tickFormat: (at: number) => labels.get(at) ?? "",
    label: null,
    grid: true,
  };
};

interface Shape {
  readonly type: "linear" | "log" | "symlog";
  readonly domain: Domain;
  /** Where a symmetric logarithm stops being one. */
  readonly constant: number;
}

const shapeOf = ({ unit, points, ends }: Axis): Shape => {
  const floor = points.every((point) => point >= 0) ? 0 : Number.NEGATIVE_INFINITY;
  const ceiling = unit === "share" && points.every((point) => point <= 1) ? 1 : Number.POSITIVE_INFINITY;
  const within = (value: number): number => Math.min(ceiling, Math.max(floor, value));
  const values = [...points, ...ends].map(within);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (least > 0 && most / least >= LOGARITHMIC_FROM)
    return { type: "log", domain: [least * 0.75, within(most * 1.3)], constant: 1 };
  const positive = points.filter((point) => point > 0);
  const smallest = Math.min(...positive);
  if (least === 0 && Math.max(...positive) / smallest >= WITH_ZERO_FROM)
    return { type: "symlog", domain: [0, within(most * 1.3)], constant: smallest };
  const start = startsAtZero(unit, least, most) ? Math.min(0, least) : least;
  const end = most === start ? start + 1 : most;
  const room = (end - start) * 0.08;
  const isRoomBelow = start !== 0 || floor !== 0;
  return { type: "linear", domain: [isRoomBelow ? within(start - room) : 0, within(end + room)], constant: 1 };
};

/** Counts are seen from 0, and so is a figure that is the same everywhere. */
const startsAtZero = (unit: Unit, least: number, most: number): boolean => unit === "count" || least === most;
