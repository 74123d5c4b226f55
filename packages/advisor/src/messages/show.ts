import type { Advice } from "../advice.ts";

type Unit = Advice["costs"][number]["unit"] | "ratio";

/** A number with three significant digits. */
export const digits = (value: number): string => value.toLocaleString("en-US", { maximumSignificantDigits: 3 });

/** Fewer busy cores are none to a reader. */
export const NO_CORE = 0.005;

/** A count, with all its digits. */
export const whole = (count: number): string => count.toLocaleString("en-US");

const MEBIBYTE = 1_024 ** 2;

const scaled = (value: number, steps: readonly (readonly [size: number, name: string])[]): string => {
  const [size, name] = steps.find(([from]) => Math.abs(value) >= from * 0.9995) ?? steps.at(-1) ?? [1, ""];
  return `${digits(value / size)} ${name}`;
};

const time = (micros: number): string =>
  micros === 0
    ? "0"
    : scaled(micros, [
        [1e6, "s"],
        [1e3, "ms"],
        [1, "µs"],
      ]);

const size = (bytes: number): string =>
  bytes === 0
    ? "0"
    : scaled(bytes, [
        [1_024 * MEBIBYTE, "GiB"],
        [MEBIBYTE, "MiB"],
        [1_024, "KiB"],
        [1, "B"],
      ]);

/** A figure in its unit: "1.2 ms", "0.3 %", "3.4x". */
export const show = (unit: Unit, value: number | null, times = "x"): string => {
  if (value === null) return "–";
  switch (unit) {
    case "micros":
      return time(value);
    case "bytes":
      return size(value);
    case "bytesPerSecond":
      return value === 0 ? "0" : `${size(value)}/s`;
    case "share":
      return `${digits(value * 100)} %`;
    case "ratio":
      return `${digits(value)}${times}`;
    case "count":
      return Math.abs(value) >= 10 ? Math.round(value).toLocaleString("en-US") : digits(value);
    case "cores":
      return digits(value);
  }
};
