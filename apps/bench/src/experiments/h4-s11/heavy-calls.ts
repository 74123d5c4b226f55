import type { CheckedCall } from "../../workload/workload.ts";

/** Inverts matrices: milliseconds of CPU for an answer of a few bytes, which arithmetic tells. */
export const heavyCalls = (): CheckedCall[] =>
  [24, 25, 26, 27, 28, 29, 30, 31].map((size) => ({
    tool: "calculate",
    arguments: { expression: `trace(inv(identity(${size}) * 2))` },
    expected: { result: String(size / 2), value: size / 2 },
  }));
