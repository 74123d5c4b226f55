import { type CheckedCall, calculateCalls } from "../../workload/workload.ts";

/** Inverts matrices: as much CPU as the rest of a question, for a short answer that arithmetic predicts. */
export const heavyCalls = (): CheckedCall[] =>
  [70, 72, 74, 76, 78, 80, 82, 84].map((size) => ({
    tool: "calculate",
    arguments: { expression: `trace(inv(identity(${size}) * 2))` },
    expected: { result: String(size / 2), value: size / 2 },
  }));

/** Mostly small sums: they warm up the LLM server's own code in a tenth of the time that heavy calls would take. */
export const warmingCalls = (): CheckedCall[] => [...calculateCalls(), ...heavyCalls()];
