import type { CheckedCall } from "../../workload/workload.ts";

/** Inverts matrices: ten milliseconds of CPU and more for an answer of a few bytes, which arithmetic tells. */
export const heavyCalls = (): CheckedCall[] =>
  [40, 41, 42, 43, 44, 45, 46, 47].map((size) => ({
    tool: "calculate",
    arguments: { expression: `trace(inv(identity(${size}) * 2))` },
    expected: { result: String(size / 2), value: size / 2 },
  }));
