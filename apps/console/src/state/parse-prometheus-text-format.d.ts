declare module "parse-prometheus-text-format" {
  /** Numbers come as text. */
  export interface Sample {
    readonly labels?: Readonly<Record<string, string>>;
    /** Of counters and gauges. */
    readonly value?: string;
    /** Of histograms: how many observations were no larger, by the bound. */
    readonly buckets?: Readonly<Record<string, string>>;
    readonly count?: string;
  }
  export interface MetricFamily {
    readonly name: string;
    readonly metrics: readonly Sample[];
  }
  const parse: (text: string) => MetricFamily[];
  export default parse;
}
