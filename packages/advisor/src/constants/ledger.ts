/** The part of a report of `bench claims` that the advisor reads; the report's own type fits it. */
export interface MeasuredLedger {
  readonly startedAt: string;
  readonly mode: "full" | "quick";
  readonly machine: { readonly cpu: string; readonly cores: number };
  readonly experiments: readonly MeasuredExperiment[];
}

export interface MeasuredExperiment {
  readonly id: string;
  readonly outcome: "measured" | "void";
  readonly starts: readonly Readonly<Record<string, number>>[];
  readonly figures: readonly {
    readonly id: string;
    readonly measured: { readonly value: number; readonly low: number | null; readonly high: number | null };
  }[];
}
