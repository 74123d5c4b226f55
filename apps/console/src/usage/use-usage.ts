import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { json } from "../api/api.ts";
import type { UsageRow } from "../api/types.ts";
import { type Choice, queryOf } from "./choice.ts";

/** A row as the usage page shows it: beside the counts that every row has, what is counted for its group. */
export interface DetailedRow extends UsageRow {
  readonly [measure: string]: unknown;
}

export interface Usage {
  /** What was asked for: while the next answer is awaited, it is not what is chosen. */
  readonly choice: Choice;
  readonly groups: readonly string[];
  readonly rows: readonly DetailedRow[];
}

interface Body {
  readonly usage: readonly DetailedRow[];
  readonly groups: readonly string[];
}

/** The usage that a choice asks for; the last one while it is awaited. */
export const useUsage = (choice: Choice) =>
  useQuery({
    queryKey: ["usage", choice],
    queryFn: async ({ signal }): Promise<Usage> => {
      const { usage, groups } = await json<Body>(`usage?${queryOf(choice)}`, { signal });
      return { choice, groups, rows: usage };
    },
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
