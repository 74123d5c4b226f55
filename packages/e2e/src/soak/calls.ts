import { z } from "zod";

/** One call of the load, and a check of its output. */
export interface SoakCall {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Whether the output is correct. */
  isRight(output: unknown): boolean;
}

const QUERIES = [
  "transport",
  "latency of stdio",
  "서버",
  "도구 목록",
  "api key",
  "rate limit",
  "no such words qqq",
  "health",
];

const searchOutput = z.strictObject({ results: z.array(z.looseObject({ uri: z.string() })), total: z.int() });

/** The nth call: three calculations, all different, for each search. */
export const callOf = (index: number): SoakCall => {
  if (index % 4 === 3) {
    const query = QUERIES[Math.floor(index / 4) % QUERIES.length] ?? "";
    return { tool: "search_docs", args: { query }, isRight: (output) => searchOutput.safeParse(output).success };
  }
  const expression = `${index} * 3 + 1`;
  const value = index * 3 + 1;
  return {
    tool: "calculate",
    args: { expression },
    isRight: (output) => (output as { value?: unknown } | undefined)?.value === value,
  };
};
