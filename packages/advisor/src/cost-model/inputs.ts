import type { AdviceCase, Transport } from "../case.ts";
import type { ConstantId } from "../constants/definitions.ts";

/** What the cost model computes from: a case, and the value of each constant. */
export interface Inputs {
  readonly given: AdviceCase;
  readonly k: (id: ConstantId) => number;
}

/** A figure of the cost table: how it is computed over each transport. */
export interface Cost {
  readonly unit: "micros" | "share" | "cores" | "bytes" | "count" | "bytesPerSecond";
  readonly over: Readonly<Record<Transport, Computation>>;
}

/** The displayed formula uses the names of the case's fields and of the constants. */
export interface Computation {
  readonly formula: string;
  readonly compute: (inputs: Inputs) => number;
}
