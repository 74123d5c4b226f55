import type { JsonObject } from "@twinhost/core";
import type { Arm } from "../arms/arm.ts";
import {
  type CheckedCall,
  calculateCalls,
  PAYLOAD_EXPRESSIONS,
  SEARCHES,
  type WorkloadName,
} from "../workload/workload.ts";
import { startGenerator } from "./generator-process.ts";

export interface Workloads {
  readonly timed: Readonly<Record<WorkloadName, readonly CheckedCall[]>>;
  readonly payloads: readonly CheckedCall[];
}

/**
 * Builds the index, and asks the tools in-process for the expected answers that arithmetic does not give: every other
 * transport must answer the same. @throws when the tools themselves answer the sums wrongly.
 */
export const prepareWorkloads = async (dataDir: string): Promise<Workloads> => {
  const arm: Arm = {
    row: "reference",
    arm: "in-process",
    revision: null,
    via: "tools",
    connection: { kind: "in-process" },
    servers: [],
    searches: false,
    settings: [],
  };
  const searches = SEARCHES.map((args) => ({ tool: "search_docs", arguments: args }));
  const payloads = PAYLOAD_EXPRESSIONS.map((expression) => ({ tool: "calculate", arguments: { expression } }));
  const generator = startGenerator(dataDir);
  try {
    const calculate = calculateCalls();
    await generator.api.start({ arm, dataDir, workloads: { calculate, search_docs: [] }, countBytes: false });
    const answers = (await generator.api.answers([...searches, ...payloads])) as JsonObject[];
    const expect = (calls: readonly Omit<CheckedCall, "expected">[], offset: number): CheckedCall[] =>
      calls.map((call, index) => ({ ...call, expected: answers[offset + index] as JsonObject }));
    return {
      timed: { calculate, search_docs: expect(searches, 0) },
      payloads: expect(payloads, searches.length),
    };
  } finally {
    await generator.stop();
  }
};
