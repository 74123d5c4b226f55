import type { JsonObject } from "@twinhost/core";

/** One call and its expected answer. */
export interface CheckedCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  /** The output object, compared as canonical JSON. */
  readonly expected: JsonObject;
}

export type WorkloadName = "calculate" | "search_docs";

/** The workloads of a load generator, by name. It warms up with the small sums. */
export type WorkloadSet = { readonly calculate: readonly CheckedCall[] } & Readonly<
  Record<string, readonly CheckedCall[]>
>;

/** Sixty-four small sums; the expected answers come from JavaScript's arithmetic, not from any host. */
export const calculateCalls = (): CheckedCall[] =>
  Array.from({ length: 64 }, (_, index) => {
    const [a, b, c] = [index + 1, 3 * index + 2, (index % 7) + 2];
    const value = a + b * c;
    return {
      tool: "calculate",
      arguments: { expression: `${a} + ${b} * ${c}` },
      expected: { result: String(value), value },
    };
  });

/** Searches in both languages; the expected answers are the in-process ones over the same index. */
export const SEARCHES: readonly JsonObject[] = [
  { query: "several LLM servers share the tools" },
  { query: "API key", limit: 3 },
  { query: "stdio", limit: 10 },
  { query: "benchmark report", offset: 1 },
  { query: "서버", limit: 5 },
  { query: "도구를 추가하는 방법" },
  { query: "지연 시간", limit: 3 },
  { query: "HTTP 서버 확장" },
];

/**
 * Expressions with growing answers: about 0.1, 1, 10 and 36 KiB. The last is the largest answer of any tool: a matrix
 * may have 1,000 entries.
 */
export const PAYLOAD_EXPRESSIONS = ["1:20", "1:220", "(1:640) / 7", "(1:1000) * (1/7 + i/3)"] as const;
