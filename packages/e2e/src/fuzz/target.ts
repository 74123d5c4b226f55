import type { JsonValue } from "@twinhost/core";
import type { Arbitrary } from "fast-check";
import type { z } from "zod";

/** What the fuzzer tries on one tool. */
export interface FuzzTarget {
  readonly tool: string;
  /** Any JSON, not only objects: hosts must handle that too. */
  readonly inputs: Arbitrary<JsonValue>;
  readonly output: z.ZodType;
  readonly runs: number;
  /** Whether the same input has the same outcome over every transport; if so, outcomes are compared. */
  readonly isDeterministic: boolean;
}
