import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { json } from "../api/api.ts";
import type { UsageRow } from "../api/types.ts";
import { type Choice, queryOf } from "./choice.ts";

/** A row of the usage page: the common counts and the measures of its group. */
export interface DetailedRow extends UsageRow {
  readonly [measure: string]: unknown;
}

export interface Usage {
  /** The choice of this response; lags behind the selected one while the next response is loading. */
  readonly choice: Choice;
  readonly groups: readonly string[];
  readonly rows: readonly DetailedRow[];
}

interface Body {
  readonly usage: readonly DetailedRow[];
  readonly groups: readonly string[];
}

/** The usage for a choice; the previous one while it is loading. */
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
