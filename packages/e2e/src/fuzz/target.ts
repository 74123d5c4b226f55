import type { JsonValue } from "@twinhost/core";
import type { Arbitrary } from "fast-check";
import type { z } from "zod";

/** What a run of the fuzzer does to one tool. */
export interface FuzzTarget {
  readonly tool: string;
  /** Any JSON, not only objects: hosts must withstand that too. */
  readonly inputs: Arbitrary<JsonValue>;
  readonly output: z.ZodType;
  readonly runs: number;
  /** Whether the same input ends the same on every way, so that their outcomes are compared. */
  readonly isDeterministic: boolean;
}
