import { type CheckedCall, calculateCalls } from "../../workload/workload.ts";

/** Inverts matrices: as much CPU as all else that a question takes, for an answer of a few bytes, which arithmetic tells. */
export const heavyCalls = (): CheckedCall[] =>
  [70, 72, 74, 76, 78, 80, 82, 84].map((size) => ({
    tool: "calculate",
    arguments: { expression: `trace(inv(identity(${size}) * 2))` },
    expected: { result: String(size / 2), value: size / 2 },
  }));

/** Mostly small sums: they warm the LLM server's own path in a tenth of the time that heavy calls would take. */
export const warmingCalls = (): CheckedCall[] => [...calculateCalls(), ...heavyCalls()];
